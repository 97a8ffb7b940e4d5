using Azure.Core;
using Azure.Identity;
using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Azure without a key: whoever has an identity gets in, whoever has none is told what to do, and no token is written down.</summary>
public sealed class IdentityTests
{
    private const string Token = "eyJ0eXAiOiJKV1QifQ.token-that-nobody-may-see";

    private static readonly FakeAnswer Good = FakeAnswer.Say("good");

    [Fact]
    public async Task GetResponse_Identity_SendsItsTokenAndNoKey()
    {
        await using var server = await FakeModelServer.StartAsync(Good);
        var identity = new FakeIdentity();
        using var registry = new ModelRegistry(Setup(server.Address, identity));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("good", await AskAsync(registry));
        }

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {Token}", request.Headers["Authorization"]));
        Assert.All(server.Requests, request => Assert.DoesNotContain("api-key", request.Headers.Keys, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], identity.Scopes);
    }

    [Fact]
    public async Task GetResponse_TokenRefused_EndsTheRunWithOneLine()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(401, $"Principal of {Token} lacks the data action"));
        using var registry = new ModelRegistry(Setup(server.Address, new FakeIdentity()));
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(registry));
        Assert.Contains("the identity was refused (401: Principal of REDACTED lacks the data action)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AZURE_OPENAI_API_KEY", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, exception.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetResponse_AnswerTellsTheToken_ItIsNotInTheAnswer()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say($"{TestModels.Fenced} {Token}"));
        var log = new MemoryCallLog();
        using var operators = MethodUnderTest.Create("map-elites", Setup(server.Address, new FakeIdentity()), log);
        await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Token, Assert.Single(log.Calls).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponse_NoIdentity_NamesBothWaysInOneLine()
    {
        await using var server = await FakeModelServer.StartAsync(Good);
        using var registry = new ModelRegistry(Setup(server.Address, new FakeIdentity { Fault = new CredentialUnavailableException("EnvironmentCredential is unavailable.\n- and so are ten others.") }));
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(registry));
        Assert.All(["azure:tiny", "no identity", "AZURE_OPENAI_API_KEY", "'az login'"], part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task GetResponse_SignInFails_SaysWhy()
    {
        await using var server = await FakeModelServer.StartAsync(Good);
        using var registry = new ModelRegistry(Setup(server.Address, new FakeIdentity { Fault = new AuthenticationFailedException("AADSTS7000222: the client secret has expired.\nTrace ID: 1") }));
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(registry));
        Assert.Contains("(AADSTS7000222: the client secret has expired)", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Resolve_KeyAndIdentity_TheOneThatWasGivenCounts()
    {
        var model = ModelReference.Parse("azure:dep@https://me.openai.azure.com");
        Assert.Null(ModelEndpoint.Resolve(model, TestModels.Environment).Credential);
        Assert.NotNull(ModelEndpoint.Resolve(model, TestModels.Environment, new FakeIdentity()).Credential);
        Assert.NotNull(ModelEndpoint.Resolve(model, _ => null).Credential);
        Assert.Null(ModelEndpoint.Resolve(ModelReference.Parse("azure:dep@http://127.0.0.1:9"), _ => null).Credential);
    }

    [Fact]
    public void Resolve_NoKeyOverPlainHttp_IsRefused()
    {
        var exception = Assert.Throws<ModelException>(() => ModelEndpoint.Resolve(ModelReference.Parse("azure:dep@http://me.example.org"), _ => null));
        Assert.Contains("https only", exception.Message, StringComparison.Ordinal);
    }

    private static ModelSetup Setup(Uri address, TokenCredential identity) => TestModels.Setup("azure", address) with { Environment = _ => null, Credential = identity };

    private static async Task<string> AskAsync(ModelRegistry registry) =>
        (await registry.Models[0].Client.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken)).Text;

    private sealed class FakeIdentity : TokenCredential
    {
        public Exception? Fault { get; init; }

        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return Fault is null ? new AccessToken(Token, DateTimeOffset.UtcNow.AddHours(1)) : throw Fault;
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
