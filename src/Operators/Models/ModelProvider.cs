namespace EvoLLM.Operators;

/// <summary>Who answers, and in which protocol.</summary>
public enum ModelProvider
{
    /// <summary>No language model: programs are varied by syntax alone.</summary>
    Offline,

    /// <summary>A model that an Ollama server has pulled.</summary>
    Ollama,

    /// <summary>A model at OpenAI, or at any endpoint that speaks its chat protocol.</summary>
    OpenAI,

    /// <summary>A deployment of Azure OpenAI.</summary>
    Azure,
}
