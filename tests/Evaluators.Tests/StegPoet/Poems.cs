namespace EvoLLM.Evaluators.Tests;

/// <summary>Candidates that are made for a task, right or wrong in a known way.</summary>
internal static class Poems
{
    /// <summary>A text that gives exactly these numbers by a cipher of the numbers of the task.</summary>
    public static string Of(StegPoetTask task, params IEnumerable<int> numbers) => Of(task, task.Gap, numbers);

    /// <summary>The same with so many words between code words.</summary>
    public static string Of(StegPoetTask task, int gap, IEnumerable<int> numbers) => Candidate(
        task.Message.Distinct().Select(number => (number, Word(number))),
        string.Join(string.Concat(Enumerable.Repeat(" we", gap)) + " ", numbers.Select(Word)));

    public static string Candidate(IEnumerable<(int Number, string Word)> cipher, string text) =>
        $"{{{string.Join(", ", cipher.Select(entry => $"\"{entry.Number}\": \"{entry.Word}\""))}}}\n\n{text}";

    /// <summary>Six letters for each number: none is part of another.</summary>
    public static string Word(int number) => "qx" + string.Concat($"{number:0000}".Select(digit => (char)('a' + digit - '0')));
}
