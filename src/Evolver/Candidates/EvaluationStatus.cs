namespace EvoLLM.Evolver;

/// <summary>How the judgement of a proposal ended. Everything but <see cref="Ok"/> carries no fitness of its own.</summary>
public enum EvaluationStatus
{
    /// <summary>The candidate ran, its result is valid, and it has a fitness and measures.</summary>
    Ok,

    /// <summary>The operator made no candidate: the model did not answer, whatever was tried.</summary>
    NoProposal,

    /// <summary>There was no program in the answer, or its text is not C#.</summary>
    ParseFailed,

    /// <summary>The program does not compile or does not meet the problem's contract.</summary>
    CompileFailed,

    /// <summary>The program names something that candidates may not use.</summary>
    PolicyRejected,

    /// <summary>The program ran longer than the wall-time limit.</summary>
    TimedOut,

    /// <summary>The program took more steps than it was given.</summary>
    OutOfFuel,

    /// <summary>The program asked for more memory than it was given.</summary>
    OutOfMemory,

    /// <summary>The process that ran the program died.</summary>
    Crashed,

    /// <summary>The program threw an exception.</summary>
    RuntimeFailed,

    /// <summary>The program ran but what it returned breaks the problem's rules (NaN, wrong length, infeasible).</summary>
    InvalidResult,

    /// <summary>The same program, up to white space, comments and names, was judged before in this run.</summary>
    Duplicate,

    /// <summary>The operator was asked for a thought that later proposals use, not for a candidate, and has it.</summary>
    Thought,

    /// <summary>The program fell short on the first instances, so that it was not run on the others.</summary>
    Screened,
}
