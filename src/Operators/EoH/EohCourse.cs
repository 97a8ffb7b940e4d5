namespace EvoLLM.Operators;

/// <summary>In which order EoH uses its operators.</summary>
internal enum EohCourse
{
    /// <summary>All of them begin from the same population, each as often as the population is large; then survivors are chosen. As the paper says.</summary>
    Together,

    /// <summary>One after the other, each as often as the population is large; survivors are chosen after each. As the first code does.</summary>
    InTurn,

    /// <summary>An operator is drawn for each offspring, of which there are as many as the population is large. As version 0.2 of the code does.</summary>
    Drawn,
}
