using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Choose one of five modules for each of four slots; only how many are right is told. An example of OpenEvolve's, on which crossover pays.</summary>
public sealed class KModule() : ConstructionProblem(new ConstructionSetting
{
    Name = "k-module",
    Title = "Find the right module for each of four slots, told only how many are right",
    Description = "A pipeline has four slots, and for each there are five modules, 0 to 4, of which one is right. Only how many are right is told. Maximise that.",
    Signature = "int[] Choose()",
    Meaning = "Return four whole numbers from 0 to 4: the module of each slot.",
    Objective = new Objective("right modules", Direction.Maximize) { Solved = 4 },
    Measures = [new MeasureAxis("sum of the modules of the first two slots", 0, 9, 9), new MeasureAxis("sum of the modules of the last two slots", 0, 9, 9)],
    Seed =
        """
        public static class Candidate
        {
            // The first module everywhere.
            public static int[] Choose()
            {
                return new[] { 0, 0, 0, 0 };
            }
        }

        """,
    Columns = 1,
    Rows = 4,
    BestKnown = 4,
    Published =
    [
        new("random choice", "runs of 100 that find it, in %", 16, "OpenEvolve, examples/k_module_problem"),
        new("OpenEvolve", "mean of the iterations that three runs needed", 52, "OpenEvolve, examples/k_module_problem: 18, 50 and 89"),
    ],
    References =
    [
        new("the right choice", "this problem",
        """
        public static class Candidate
        {
            public static int[] Choose()
            {
                return new[] { 3, 1, 4, 2 };
            }
        }

        """),
    ],
})
{
    private static readonly double[] Right = [3, 1, 4, 2];

    private protected override Evaluation Judge(double[] numbers, ProgramFacts facts) => Array.Exists(numbers, number => !IsWhole(number) || number is < 0 or > 4)
        ? Invalid("Every slot needs a module from 0 to 4.")
        : Valid(numbers.Zip(Right).Count(pair => pair.First == pair.Second), new Measures(numbers[0] + numbers[1], numbers[2] + numbers[3]));
}
