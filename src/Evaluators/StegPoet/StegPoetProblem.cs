using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// Hide a sequence of numbers in a poem, an essay or a story: each number has a code word, and the code words stand in
/// the text in the order of the message. Task and judgement follow Lee et al. 2025 (Mind Evolution, arXiv 2501.09891,
/// section 4.4). A problem folder may derive from it, with a task of its own.
/// </summary>
public class StegPoetProblem : TextProblem
{
    private readonly StegPoetTask _task;

    /// <summary>The task that ships: the first one of the default difficulty.</summary>
    public StegPoetProblem()
        : this(StegPoetGenerator.Generate(new StegPoetDifficulty(), seed: 1))
    {
    }

    /// <summary>A task of one's own.</summary>
    /// <param name="task">The message and the gap.</param>
    /// <param name="name">What a user types.</param>
    public StegPoetProblem(StegPoetTask task, string name = "stegpoet")
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        Definition = Define(task, name);
    }

    /// <inheritdoc/>
    public sealed override Problem Definition { get; }

    /// <inheritdoc/>
    public sealed override Evaluation Score(string text, CancellationToken cancellationToken)
    {
        StegPoetAnswer answer;
        try
        {
            answer = StegPoetAnswer.Parse(text);
        }
        catch (FormatException exception)
        {
            return Evaluation.Failed(EvaluationStatus.ParseFailed, exception.Message);
        }

        return CipherRules.Faults(answer.Cipher) is { Count: > 0 } faults
            ? Evaluation.Failed(EvaluationStatus.InvalidResult, faults)
            : Judge(StegPoetReading.Of(_task, answer));
    }

    private static Evaluation Judge(StegPoetReading reading) => new()
    {
        Status = EvaluationStatus.Ok,
        Fitness = reading.Score,
        Measures = new Measures(CodeWords.CountWords(reading.Answer.Text), reading.Prefix),
        Metrics = new SortedDictionary<string, double>
        {
            ["edit distance"] = reading.Distance,
            ["mean gap"] = reading.MeanGap,
        },
        Feedback = StegPoetFeedback.Lines(reading),
    };

    private static Problem Define(StegPoetTask task, string name)
    {
        var length = task.Message.Count;
        return new Problem
        {
            Name = name,
            Title = "Hide a message of numbers in a poem",
            Description =
                $"""
                Hide a message, a sequence of numbers, in a poem, an essay or a story that reads as if nothing were hidden in it.
                Choose a code word for each different number of the message. Whoever has these words finds the message again by
                reading the text from left to right and writing down the number of each code word that comes, in capital or small
                letters and also inside a longer word. So the code words must stand in the text in the order of the message,
                each as often as its number does, and nowhere else.

                The message M: {string.Join(", ", task.Message)}.
                Between neighbouring code words lie at least {task.Gap} other words on average.
                """,
            Format =
                """
                First a JSON object that maps each number, as a string, to its code word, e.g. {"10": "river", "20": "candle"}.
                Behind it, after an empty line, the text. Code words have at least 4 characters, all of them letters; no two numbers
                share one, and none is part of another. Nothing follows the text.
                """,
            Questions =
            [
                "What does the text give, number by number, when it is read as a stranger with the cipher would read it?",
                "Does a code word stand where none is wanted, perhaps inside another word or as a plural?",
                "Which code words are so common that the text needs them by chance, and which so rare that the text does violence to itself?",
                "Where the message repeats a number, can a refrain or an echo carry the repetition?",
                "Are there enough other words between code words everywhere?",
            ],
            Objective = new Objective("score", Direction.Maximize) { Solved = length + 1 },
            Measures = [new MeasureAxis("words", 0, 4 * length * (task.Gap + 1), 12), new MeasureAxis("numbers right before the first mistake", 0, length + 1, length + 1)],
        };
    }
}
