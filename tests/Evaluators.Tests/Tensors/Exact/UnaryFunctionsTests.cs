namespace EvoLLM.Evaluators.Tests;

/// <summary>Derivatives are the slopes of their functions.</summary>
public sealed class UnaryFunctionsTests
{
    public static TheoryData<NetworkOperator> Functions =>
        [.. Enum.GetValues<NetworkOperator>().Where(kind => kind is >= NetworkOperator.Relu and <= NetworkOperator.Negate)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivative_Arguments_IsTheSlope(NetworkOperator function)
    {
        const float Step = 1 / 256f;
        foreach (var x in (float[])[-2.5f, -1, -0.3f, 0.4f, 1, 2.25f])
        {
            var at = function is NetworkOperator.Log or NetworkOperator.Sqrt ? Math.Abs(x) : x;
            var (value, derivative) = Probe.Of(function, at);
            var slope = (Probe.Of(function, at + Step).Value - Probe.Of(function, at - Step).Value) / (2 * Step);
            Assert.Equal(slope, derivative, 2e-3 * Math.Max(1, Math.Abs(slope)));
            Assert.True(float.IsFinite(value));
        }
    }

    [Theory]
    [InlineData(NetworkOperator.Relu, -2, 0)]
    [InlineData(NetworkOperator.LeakyRelu, -2, -0.02f)]
    [InlineData(NetworkOperator.Elu, -1, -0.63212056f)]
    [InlineData(NetworkOperator.Gelu, 1, 0.84134475f)]
    [InlineData(NetworkOperator.GeluTanh, 1, 0.84119199f)]
    [InlineData(NetworkOperator.Silu, 1, 0.73105858f)]
    [InlineData(NetworkOperator.Softplus, 0, 0.69314718f)]
    [InlineData(NetworkOperator.Square, -3, 9)]
    [InlineData(NetworkOperator.Negate, 3, -3)]
    public void Value_Argument_IsThatOfTheFormula(NetworkOperator function, float x, float expected) =>
        Assert.Equal(expected, Probe.Of(function, x).Value, 1e-6);

    private sealed class Probe : UnaryFunctions.IUse<Probe>
    {
        private float _x;

        public float Value { get; private set; }

        public float Derivative { get; private set; }

        public static (float Value, float Derivative) Of(NetworkOperator function, float x)
        {
            var probe = new Probe { _x = x };
            UnaryFunctions.With<Probe, Probe>(function, probe);
            return (probe.Value, probe.Derivative);
        }

        public static void Apply<TFunction>(Probe argument)
            where TFunction : struct, IUnaryFunction
        {
            var x = new Lane1(argument._x);
            var y = TFunction.Value(x);
            (argument.Value, argument.Derivative) = (y.Value, TFunction.Derivative(x, y).Value);
        }
    }
}
