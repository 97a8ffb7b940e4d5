namespace EvoLLM.Sandbox;

/// <summary>
/// Writes programs for <c>seccomp(2)</c>: blocks that compare a word of the call with a value, and either return a
/// verdict or fall through to the next block. Nothing jumps but over the block that a comparison guards.
/// </summary>
internal static class Filter
{
    /// <summary>Verdict: the call is made.</summary>
    public const uint Allow = 0x7fff0000;

    /// <summary>Verdict: the process ends.</summary>
    public const uint Kill = 0x80000000;

    // BPF_LD | BPF_W | BPF_ABS and the like; see linux/bpf_common.h.
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort ReturnValue = 0x06;

    /// <summary>Verdict: the call fails with an error.</summary>
    public static uint Fail(int error) => 0x00050000u | (uint)error;

    /// <summary>Loads the number of the call; offsets as in <c>struct seccomp_data</c>.</summary>
    public static FilterInstruction[] LoadNumber() => Load(0);

    /// <summary>Loads the architecture that the call was made for.</summary>
    public static FilterInstruction[] LoadArchitecture() => Load(4);

    /// <summary>Loads the low half of an argument, both halves being little-endian.</summary>
    public static FilterInstruction[] LoadLow(uint argument) => Load(16 + (8 * argument));

    /// <summary>Loads the high half of an argument.</summary>
    public static FilterInstruction[] LoadHigh(uint argument) => Load(20 + (8 * argument));

    /// <summary>Ends with a verdict.</summary>
    public static FilterInstruction[] Return(uint verdict) => [new(ReturnValue, 0, 0, verdict)];

    /// <summary>Runs a block where the loaded word is the value.</summary>
    public static FilterInstruction[] IfEqual(uint value, params FilterInstruction[] then) =>
        [new(JumpIfEqual, 0, (byte)then.Length, value), .. then];

    /// <summary>Runs a block where the loaded word is not the value.</summary>
    public static FilterInstruction[] IfNotEqual(uint value, params FilterInstruction[] then) =>
        [new(JumpIfEqual, (byte)then.Length, 0, value), .. then];

    /// <summary>Runs a block where the loaded word is the value or more.</summary>
    public static FilterInstruction[] IfAtLeast(uint value, params FilterInstruction[] then) =>
        [new(JumpIfAtLeast, 0, (byte)then.Length, value), .. then];

    /// <summary>Runs a block where the loaded word has one of the bits.</summary>
    public static FilterInstruction[] IfAnyBit(uint bits, params FilterInstruction[] then) =>
        [new(JumpIfAnyBit, 0, (byte)then.Length, bits), .. then];

    /// <summary>Runs a block where the loaded word has none of the bits.</summary>
    public static FilterInstruction[] IfNoBit(uint bits, params FilterInstruction[] then) =>
        [new(JumpIfAnyBit, (byte)then.Length, 0, bits), .. then];

    private static FilterInstruction[] Load(uint offset) => [new(LoadWord, 0, 0, offset)];
}
