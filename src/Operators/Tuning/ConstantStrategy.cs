using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// A CMA-ES over the numbers of one program, each in units of its first value, brought to where the judgements of a family
/// have taken it: members that were judged are told in proposal order, a generation at a time.
/// </summary>
internal sealed class ConstantStrategy
{
    /// <summary>The first steps, in shares of each number.</summary>
    private const double Sigma = 0.2;

    private readonly ProgramConstants _constants;
    private readonly double[] _scale;
    private readonly CovarianceMatrixAdaptation _strategy;

    /// <summary>Begins at a program's own numbers.</summary>
    public ConstantStrategy(ProgramConstants constants)
    {
        _constants = constants;
        _scale = [.. Enumerable.Range(0, constants.Count).Select(i => ScaleOf(constants[i]))];
        _strategy = new CovarianceMatrixAdaptation(new CovarianceMatrixOptions { Start = Scaled(constants.Values), Sigma = Sigma });
    }

    /// <summary>How many generations were learned from since the last restart.</summary>
    public int Generation => _strategy.Generation;

    /// <summary>Learns from programs that were judged. A generation that is not complete waits for its rest.</summary>
    /// <param name="judged">The numbers of each program and its fitness, in proposal order.</param>
    public void Learn(IReadOnlyList<(double[] Values, double Fitness)> judged)
    {
        var (best, record) = (Scaled(_constants.Values), double.NegativeInfinity);
        foreach (var generation in judged.Chunk(_strategy.PopulationSize).Where(generation => generation.Length == _strategy.PopulationSize))
        {
            var ranked = generation.OrderByDescending(member => member.Fitness).ToList();
            if (ranked[0].Fitness > record)
            {
                (best, record) = (Scaled(ranked[0].Values), ranked[0].Fitness);
            }

            _strategy.Tell([.. ranked.Select(member => Scaled(member.Values))], fitness: [.. ranked.Select(member => member.Fitness)]);
            if (_strategy.Stop is not null)
            {
                _strategy.Reset(best);
            }
        }
    }

    /// <summary>Draws a program.</summary>
    public string Draw(Random random)
    {
        var values = new double[_constants.Count];
        _strategy.Ask(random, [values]);
        var digits = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _constants[i].Round(values[i] * _scale[i]);
            digits[i] = Digits(values[i], i);
        }

        return _constants.Write(values, digits);
    }

    /// <summary>As many digits as the step size gives a meaning to, and two more.</summary>
    private int Digits(double value, int i)
    {
        var step = _strategy.Sigma * Math.Sqrt(_strategy.Covariance[i * (_constants.Count + 1)]) * _scale[i];
        return (int)Math.Clamp(Math.Floor(Math.Log10(Math.Abs(value))) - Math.Floor(Math.Log10(step)) + 2, 3, 15);
    }

    private double[] Scaled(double[] values) => [.. values.Select((value, i) => value / _scale[i])];

    /// <summary>The size of a number; integers need steps that reach the next one.</summary>
    private static double ScaleOf(ProgramConstant constant) =>
        constant.IsInteger ? Math.Max(Math.Abs(constant.Value), 1 / Sigma)
        : constant.Value == 0 ? 1
        : Math.Abs(constant.Value);
}
