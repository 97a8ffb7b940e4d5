namespace EvoLLM.Operators.Tests;

public sealed class ModelReferenceTests
{
    [Theory]
    [InlineData("offline", ModelProvider.Offline, "", null)]
    [InlineData("ollama:qwen2.5-coder:7b", ModelProvider.Ollama, "qwen2.5-coder:7b", null)]
    [InlineData("ollama:library/phi:3@http://10.0.0.7:11434", ModelProvider.Ollama, "library/phi:3", "http://10.0.0.7:11434/")]
    [InlineData("openai:org/model-x@http://127.0.0.1:8000/v1", ModelProvider.OpenAI, "org/model-x", "http://127.0.0.1:8000/v1")]
    [InlineData(" Azure:my-deployment ", ModelProvider.Azure, "my-deployment", null)]
    public void Parse_AcceptedForm_IsRead(string text, ModelProvider provider, string name, string? address)
    {
        var model = ModelReference.Parse(text);
        Assert.Equal(provider, model.Provider);
        Assert.Equal(name, model.Name);
        Assert.Equal(address, model.Address?.AbsoluteUri);
        Assert.Equal(model, ModelReference.Parse(model.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpt-4o")]
    [InlineData("ollama:")]
    [InlineData("mistral:small")]
    [InlineData("openai:a b")]
    [InlineData("openai:model@localhost:8000")]
    [InlineData("openai:model@ftp://host/")]
    [InlineData("openai:model@")]
    public void Parse_AnythingElse_NamesTheAcceptedForms(string text)
    {
        var exception = Assert.Throws<ModelException>(() => ModelReference.Parse(text));
        Assert.Contains("ollama:NAME[@URL]", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData("openai:model@https://me:hunter2@host/v1")]
    [InlineData("openai:model@https://host/v1?key=hunter2")]
    public void Parse_SecretInUrl_IsRefusedWithoutRepeatingIt(string text)
    {
        var exception = Assert.Throws<ModelException>(() => ModelReference.Parse(text));
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }
}
