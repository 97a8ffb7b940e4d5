namespace EvoLLM.Evaluators;

/// <summary>What kernels know of a model of a population: where its steps and its numbers are.</summary>
internal record struct DeviceModel
{
    /// <summary>Where the steps of a pass forward begin.</summary>
    public int Forward;

    /// <summary>How many they are.</summary>
    public int ForwardCount;

    /// <summary>Where the steps of a pass back begin.</summary>
    public int Backward;

    /// <summary>How many they are.</summary>
    public int BackwardCount;

    /// <summary>Where the steps of an evaluation begin.</summary>
    public int Evaluation;

    /// <summary>How many they are.</summary>
    public int EvaluationCount;

    /// <summary>Rows of a batch.</summary>
    public int Batch;

    /// <summary>Floats of the parameters.</summary>
    public int Parameters;

    /// <summary>The place of the input.</summary>
    public int Input;

    /// <summary>The place of the output.</summary>
    public int Output;

    /// <summary>The place of the labels.</summary>
    public int Labels;

    /// <summary>The place of the loss.</summary>
    public int Loss;

    /// <summary>Where its numbers begin among those of all: the arena, then two numbers for each parameter.</summary>
    public long Arena;

    /// <summary>Floats of its arena.</summary>
    public int ArenaCount;

    /// <summary>Steps that were made.</summary>
    public int Steps;

    /// <summary>1 where the loss went beyond the ceiling: then it is trained no more.</summary>
    public int Diverged;

    /// <summary>1 where it is to be trained no more.</summary>
    public int Stopped;

    /// <summary>Rows that were classified right when it was evaluated.</summary>
    public int Right;
}
