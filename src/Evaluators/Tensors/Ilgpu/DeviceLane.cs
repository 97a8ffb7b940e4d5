using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>One number inside a kernel.</summary>
internal readonly struct DeviceLane(float value) : ILane<DeviceLane>
{
    /// <summary>The number.</summary>
    public readonly float Value = value;

    public static DeviceLane Of(float value) => new(value);

    public static DeviceLane Add(DeviceLane left, DeviceLane right) => new(DeviceMath.Add(left.Value, right.Value));

    public static DeviceLane Subtract(DeviceLane left, DeviceLane right) => new(DeviceMath.Subtract(left.Value, right.Value));

    public static DeviceLane Multiply(DeviceLane left, DeviceLane right) => new(DeviceMath.Multiply(left.Value, right.Value));

    public static DeviceLane Divide(DeviceLane left, DeviceLane right) => new(DeviceMath.Divide(left.Value, right.Value));

    public static DeviceLane Fma(DeviceLane left, DeviceLane right, DeviceLane addend) => new(DeviceMath.Fma(left.Value, right.Value, addend.Value));

    public static DeviceLane Sqrt(DeviceLane value) => new(DeviceMath.Sqrt(value.Value));

    public static DeviceLane Abs(DeviceLane value) => new(Interop.IntAsFloat(Interop.FloatAsInt(value.Value) & 0x7FFFFFFFu));

    public static DeviceLane Max(DeviceLane left, DeviceLane right) => new(DeviceMath.WhereLess(left.Value, right.Value, right.Value, left.Value));

    public static DeviceLane Min(DeviceLane left, DeviceLane right) => new(DeviceMath.WhereLess(right.Value, left.Value, right.Value, left.Value));

    public static DeviceLane WhereLess(DeviceLane left, DeviceLane right, DeviceLane yes, DeviceLane no) => new(DeviceMath.WhereLess(left.Value, right.Value, yes.Value, no.Value));

    public static DeviceLane PowerOfTwo(DeviceLane exponent) => new(Interop.IntAsFloat((uint)(((int)exponent.Value + 127) << 23)));

    public static DeviceLane Exponent(DeviceLane value) => new(((int)Interop.FloatAsInt(value.Value) >> 23) - 127);

    public static DeviceLane WhereOdd(DeviceLane whole, DeviceLane yes, DeviceLane no)
    {
        // 1 for odd numbers: a comparison that keeps what is no number.
        var odd = (float)((int)whole.Value & 1);
        return new(DeviceMath.WhereLess(0.5f, odd, yes.Value, no.Value));
    }
}
