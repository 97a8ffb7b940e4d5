namespace EvoLLM.Operators;

/// <summary>A model gave no answer to one question, whatever was tried. The next question may fare better.</summary>
internal sealed class ModelFailedException : Exception
{
    public ModelFailedException()
    {
    }

    public ModelFailedException(string message)
        : base(message)
    {
    }

    public ModelFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
