using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>
/// What a candidate has left of its limits. The instructions that <see cref="Instrumenter"/> writes into a candidate's code
/// take from here; a candidate cannot name this class. One candidate runs in a process at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class Meter
{
    /// <summary>Steps left.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "Instrumented code writes it, and a property would cost too much there.")]
    public static long Fuel;

    /// <summary>Bytes left to be allocated.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "As for fuel.")]
    public static long Bytes;

    /// <summary>The lowest address that a candidate's stack may reach.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "As for fuel.")]
    public static nuint StackLimit;

    /// <summary>The stack of the thread that a candidate runs on.</summary>
    internal const int StackBytes = 16 << 20;

    /// <summary>
    /// What a candidate may use of it. The rest is left to framework code, which checks nothing; and a stack that is full
    /// takes the runtime long to unwind.
    /// </summary>
    internal const int CandidateStackBytes = 4 << 20;

    /// <summary>What an exception costs, in steps; also the most that it may take out of a loop unpaid.</summary>
    internal const int ExceptionSteps = 4096;

    /// <summary>What is left to the finally blocks of a candidate that is being ended; a throw out of each of them would pile up on the stack.</summary>
    private const int GraceSteps = 10_000_000;
    private const int GraceBytes = 1 << 20;
    private const int GraceStack = 128 << 10;

    /// <summary>How many sequences may stand inside each other.</summary>
    private const int MostNested = 2000;

    private static int _nesting;
    private static long _fuel;
    private static long _bytes;
    private static long _fuelLeft;
    private static long _bytesLeft;
    private static long _allocated;
    private static MeterLimit _exceeded;

    /// <summary>Sets the limits for what the calling thread does next.</summary>
    /// <param name="fuel">Steps.</param>
    /// <param name="allocationBytes">Bytes.</param>
    internal static void Start(long fuel, long allocationBytes)
    {
        (Fuel, Bytes, StackLimit) = (fuel, allocationBytes, Address() - CandidateStackBytes);
        (_fuel, _bytes, _exceeded, _nesting) = (fuel, allocationBytes, MeterLimit.None, 0);
        _allocated = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Says what was used since <see cref="Start"/>, on the same thread, and lifts the limits.</summary>
    internal static MeterReading Stop()
    {
        var (fuel, bytes) = _exceeded == MeterLimit.None ? (Fuel, Bytes) : (_fuelLeft, _bytesLeft);
        var reading = new MeterReading(
            Math.Min(_fuel, _fuel - fuel),
            Math.Min(_bytes, _bytes - bytes),
            GC.GetAllocatedBytesForCurrentThread() - _allocated,
            _exceeded);
        (Fuel, Bytes, StackLimit) = (long.MaxValue, long.MaxValue, 0);
        return reading;
    }

    // The compiler at run time sees by itself that these do not return, if it may look: they must not be marked NoInlining.

    /// <summary>Ends the candidate whose fuel is negative.</summary>
    /// <exception cref="Exception">Always.</exception>
    [DoesNotReturn]
    public static void Exhausted() => throw End(MeterLimit.Fuel);

    /// <summary>Ends the candidate whose stack is too deep.</summary>
    /// <exception cref="Exception">Always.</exception>
    [DoesNotReturn]
    public static void StackExhausted() => throw End(MeterLimit.Stack);

    /// <summary>Asked by every handler, so that none holds up the end of a candidate that exceeded a limit.</summary>
    /// <param name="matches">1 if the handler would take the exception, 0 if not.</param>
    /// <returns>1 if it may take it, 0 if not.</returns>
    public static int MayCatch(int matches)
    {
        if (_exceeded == MeterLimit.None && Address() < StackLimit)
        {
            // An exception that is thrown on from a handler leaves the stack of the first in place.
            End(MeterLimit.Stack);
        }

        if (_exceeded != MeterLimit.None)
        {
            return 0;
        }

        Fuel -= ExceptionSteps;
        return matches;
    }

    /// <summary>Asked at the beginning of every finally block: a candidate that is being ended has none run, each of which could hold up its end.</summary>
    /// <returns>1 if the candidate is being ended, 0 if not.</returns>
    public static int IsEnding() => _exceeded == MeterLimit.None ? 0 : 1;

    /// <summary>Pays for work of the framework.</summary>
    /// <param name="steps">Its size in steps, about as long as a turn of a loop each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Work(long steps)
    {
        if ((Fuel -= steps) < 0)
        {
            Exhausted();
        }
    }

    /// <summary>
    /// Pays for a step of framework code that goes down into another of its kind, <see cref="Ascend"/> after it. To end a stack
    /// that is full of such steps takes the runtime seconds: they are counted rather than left to the stack's own limit.
    /// </summary>
    internal static void Descend()
    {
        if (++_nesting > MostNested || Address() < StackLimit)
        {
            StackExhausted();
        }

        Work(1);
    }

    /// <summary>Comes back up.</summary>
    internal static void Ascend() => _nesting--;

    /// <summary>Pays for framework code that goes through something.</summary>
    /// <param name="size">Its size as <see cref="Sizes"/> has it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Elements(long size) => Work(size >> 4);

    /// <summary>Pays for a collection that the framework made.</summary>
    /// <param name="size">Its size as <see cref="Sizes"/> has it.</param>
    /// <param name="elementBytes">The bytes of an element.</param>
    public static void Made(long size, int elementBytes) => AllocateBlock(size * elementBytes);

    /// <summary>Pays for a large number that the framework makes of others, and for going through those.</summary>
    /// <param name="bytes">Their size.</param>
    public static void Number(long bytes)
    {
        AllocateBlock(bytes);
        Elements(bytes);
    }

    /// <summary>Ends the candidate if framework code would not have that much of the stack.</summary>
    /// <param name="bytes">How much.</param>
    internal static void Room(int bytes)
    {
        if (Address() < StackLimit + (nuint)bytes)
        {
            StackExhausted();
        }
    }

    /// <summary>Pays for a string that the framework made, and hands it on.</summary>
    /// <param name="text">The string.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? Text(string? text)
    {
        if (text is not null)
        {
            AllocateBlock(24 + ((long)text.Length * sizeof(char)));
        }

        return text;
    }

    /// <summary>Pays for an array that the framework made.</summary>
    /// <param name="array">The array.</param>
    public static void Items(System.Array? array)
    {
        if (array is not null)
        {
            AllocateBlock(24 + (array.LongLength * sizeof(long)));
        }
    }

    /// <summary>Pays for memory.</summary>
    /// <param name="bytes">How much; what is negative is left to the runtime.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Allocate(int bytes)
    {
        if ((Bytes -= bytes) < 0)
        {
            AllocationExhausted();
        }
    }

    /// <summary>Pays for a block of memory and for clearing it.</summary>
    /// <param name="bytes">How much; what is negative is left to the runtime.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AllocateBlock(long bytes)
    {
        if (bytes > 0)
        {
            if ((Bytes -= bytes) < 0)
            {
                AllocationExhausted();
            }

            Work(bytes >> 6);
        }
    }

    /// <summary>Pays for an array and hands its length on.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="elementBytes">The bytes of an element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Array(int length, int elementBytes)
    {
        AllocateBlock(24 + ((long)length * elementBytes));
        return length;
    }

    /// <summary>Pays for an array and hands its length on.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="elementBytes">The bytes of an element.</param>
    public static nint ArrayOfNative(nint length, int elementBytes)
    {
        AllocateBlock(24 + (Math.Clamp(length, -1, int.MaxValue) * elementBytes));
        return length;
    }

    /// <summary>Pays for an array of several dimensions, one dimension after the other.</summary>
    /// <param name="elements">The product of the lengths so far.</param>
    /// <param name="length">The next length.</param>
    public static long Grid(long elements, int length) =>
        elements < 0 || length < 0 ? -1 : Math.Min(elements * length, int.MaxValue);

    /// <summary>Pays for an array of several dimensions.</summary>
    /// <param name="elements">The number of its elements.</param>
    /// <param name="elementBytes">The bytes of an element.</param>
    public static void AllocateGrid(long elements, int elementBytes) => AllocateBlock(elements * elementBytes);

    [DoesNotReturn]
    private static void AllocationExhausted() => throw End(MeterLimit.Allocation);

    private static Exception End(MeterLimit limit)
    {
        if (_exceeded == MeterLimit.None)
        {
            (_exceeded, _fuelLeft, _bytesLeft) = (limit, Fuel, Bytes);
            (Fuel, Bytes, StackLimit) = (GraceSteps, GraceBytes, StackLimit - GraceStack);
        }
        else
        {
            // A finally block that exceeds a limit again shortens what is left to the others.
            Fuel -= GraceSteps / 64;
        }

        return _exceeded switch
        {
            MeterLimit.Allocation => new AllocationLimitException(),
            MeterLimit.Stack => new StackLimitException(),
            _ => new OutOfFuelException(),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe nuint Address()
    {
        byte here;
        return (nuint)(&here);
    }
}
