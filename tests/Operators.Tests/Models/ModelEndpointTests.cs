namespace EvoLLM.Operators.Tests;

public sealed class ModelEndpointTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:11434/")]
    [InlineData("", "http://127.0.0.1:11434/")]
    [InlineData("gpu-box", "http://gpu-box:11434/")]
    [InlineData("gpu-box:9000", "http://gpu-box:9000/")]
    [InlineData(":9000", "http://127.0.0.1:9000/")]
    [InlineData("gpu-box:80", "http://gpu-box/")]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434/")]
    [InlineData("0.0.0.0:9000", "http://127.0.0.1:9000/")]
    [InlineData("http://gpu-box:9000", "http://gpu-box:9000/")]
    [InlineData("https://ollama.example.org", "https://ollama.example.org/")]
    public void Resolve_OllamaHost_IsReadAsOllamaDoes(string? host, string expected)
    {
        var endpoint = ModelEndpoint.Resolve(ModelReference.Parse("ollama:tiny"), name => name == "OLLAMA_HOST" ? host : null);
        Assert.Equal(expected, endpoint.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("openai:gpt", "OPENAI_API_KEY")]
    [InlineData("azure:dep", "AZURE_OPENAI_ENDPOINT")]
    [InlineData("azure:dep@http://me.example.org", "AZURE_OPENAI_API_KEY")]
    public void Resolve_MissingVariable_IsNamed(string model, string variable)
    {
        var exception = Assert.Throws<ModelException>(() => ModelEndpoint.Resolve(ModelReference.Parse(model), _ => null));
        Assert.Contains($"set {variable}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama:tiny", "OLLAMA_HOST", "ftp://x")]
    [InlineData("ollama:tiny", "OLLAMA_HOST", "a b")]
    [InlineData("openai:gpt", "OPENAI_BASE_URL", "not a url")]
    [InlineData("azure:dep", "AZURE_OPENAI_ENDPOINT", "me.openai.azure.com")]
    public void Resolve_BadVariable_IsNamed(string model, string variable, string value)
    {
        var exception = Assert.Throws<ModelException>(() => ModelEndpoint.Resolve(ModelReference.Parse(model), name => name == variable ? value : null));
        Assert.StartsWith(variable, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_BaseUrlWithoutKey_Works()
    {
        var endpoint = ModelEndpoint.Resolve(ModelReference.Parse("openai:m"), name => name == "OPENAI_BASE_URL" ? "http://10.1.1.1/v1" : null);
        Assert.Equal("http://10.1.1.1/v1", endpoint.Address.AbsoluteUri);
        Assert.Null(endpoint.Key);
    }
}
