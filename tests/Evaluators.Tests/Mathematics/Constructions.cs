using System.Globalization;
using System.Text;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Judges constructions as if a worker had sent them.</summary>
internal static class Constructions
{
    public static Evaluation Judge(ProgramProblem problem, params double[] numbers)
    {
        var listed = string.Join(',', numbers.Select(number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : $"\"{(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity")}\""));
        return problem.Score(Split.Training, Encoding.UTF8.GetBytes($"[[{listed}]]"), new ProgramFacts(1));
    }

    /// <summary>What a valid construction is worth, in the problem's own direction.</summary>
    public static double Worth(ProgramProblem problem, params double[] numbers)
    {
        var evaluation = Judge(problem, numbers);
        Assert.True(evaluation.Status == EvaluationStatus.Ok, string.Join(' ', evaluation.Feedback));
        return problem.Definition.Objective.Flip(evaluation.Fitness!.Value);
    }

    public static void Refused(ProgramProblem problem, params double[] numbers) =>
        Assert.Equal(EvaluationStatus.InvalidResult, Judge(problem, numbers).Status);
}
