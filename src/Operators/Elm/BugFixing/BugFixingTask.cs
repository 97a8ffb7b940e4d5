using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A program that is to be mended, again and again.</summary>
/// <param name="Problem">What is asked; its objective says which figure solves it.</param>
/// <param name="Program">The program with its bugs.</param>
/// <param name="Trials">How many fixes are asked for.</param>
/// <param name="Seed">Seeds the random decisions of each.</param>
public sealed record BugFixingTask(Problem Problem, string Program, int Trials, ulong Seed);
