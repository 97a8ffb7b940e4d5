using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>What the problems have in common that ask for a function which is constant on equal cells.</summary>
public abstract class StepFunctionProblem : ConstructionProblem
{
    private readonly double _least;

    private protected StepFunctionProblem(ConstructionSetting setting, double least)
        : base(setting) => _least = least;

    /// <summary>What such problems have in common.</summary>
    private protected static ConstructionSetting Setting(string name, string title, string description, string range) => new()
    {
        Name = name,
        Title = title,
        Description = description,
        Signature = "double[] Steps()",
        Meaning = $"Return the values of the function on 1 to 2000 equal cells{range}. More cells allow a better function, and take longer to search.",
        Hints = "Begin with few cells, improve by gradient or coordinate steps on the largest value, then split the cells and go on.",
        Objective = new Objective("constant", Direction.Minimize),
        Measures = [new MeasureAxis("cells, log2", 0, 11, 11), new MeasureAxis("program size", 0, 600, 15)],
        Seed = "",
        Columns = 1,
        Published = [],
        References = [],
    };

    private protected sealed override Evaluation Judge(double[] numbers, ProgramFacts facts)
    {
        var low = Array.FindIndex(numbers, number => number < _least);
        if (low >= 0)
        {
            return Invalid($"Cell {low} has the value {Text(numbers[low])}; values must be {Text(_least)} or more.");
        }

        return Refuse(numbers) is { } refusal ? Invalid(refusal)
            : Worth(numbers) is var worth && double.IsFinite(worth) ? Valid(worth, new Measures(Math.Log2(numbers.Length), facts.Size))
            : Invalid("The integral of the function is 0, or cannot be told from 0.");
    }

    /// <summary>What else makes a function invalid; <see langword="null"/> where nothing does.</summary>
    private protected virtual string? Refuse(double[] steps) => null;

    /// <summary>What a function is worth; not finite where its integral is 0.</summary>
    private protected abstract double Worth(double[] steps);
}
