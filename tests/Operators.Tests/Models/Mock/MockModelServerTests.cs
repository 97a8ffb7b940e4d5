using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators.Tests;

/// <summary>The mock model over real HTTP, asked as any model is.</summary>
public sealed class MockModelServerTests
{
    private const string Rule =
        "Answer with the whole program in one block that begins with ```csharp and ends with ```. No other block.";

    private const string Program =
        "```csharp\nusing System;\n\npublic static class Candidate\n{\n    public static double Score(double x, double y) => Math.Max(x, 2.5 * y) + 0.75;\n}\n```";

    private const string Other =
        "```csharp\nusing System;\n\npublic static class Candidate\n{\n    public static double Score(double x, double y) => x / (1.0 + Math.Abs(y));\n}\n```";

    private static readonly ProgramContract Contract = new("Candidate", "double Score(double x, double y)", "");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    [InlineData("azure")]
    public async Task Ask_PromptWithAProgram_GetsAnotherThatCompiles(string provider)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var answer = await AskAsync(server, provider, Question(Program));
        var code = CodeExtractor.Extract(answer.Text, Contract).Source;
        Assert.NotNull(code);
        Assert.True(SyntaxProgram.Bind(code).Compiles, code);
        Assert.NotEqual(Code(Program), code.Trim());
        Assert.False(answer.Text.StartsWith("```", StringComparison.Ordinal));
        Assert.Single(FencedBlocks.Find(answer.Text));
    }

    [Fact]
    public async Task Ask_BothProtocolsAndServers_SameQuestionSameAnswer()
    {
        await using var one = await MockModelServer.StartAsync(new MockModelOptions { Seed = 7 });
        await using var two = await MockModelServer.StartAsync(new MockModelOptions { Seed = 7 });
        await using var other = await MockModelServer.StartAsync(new MockModelOptions { Seed = 8 });
        var answers = new[] { await AskAsync(one, "openai", Question(Program)), await AskAsync(one, "ollama", Question(Program)), await AskAsync(two, "openai", Question(Program)) };
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.NotEqual(answers[0].Text, (await AskAsync(other, "openai", Question(Program))).Text);
        Assert.NotEqual(answers[0].Text, (await AskAsync(one, "openai", Question(Program), seed: 6)).Text);
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"mock","seed":5,"messages":MESSAGES}""")]
    [InlineData("/api/chat", """{"model":"mock","stream":false,"options":{"seed":5},"messages":MESSAGES}""")]
    public async Task Post_WithoutStream_GivesTheSameAnswerAsOneText(string path, string body)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var streamed = await AskAsync(server, "openai", Question(Program));
        var messages = JsonSerializer.Serialize(Question(Program).Select(message => new { role = message.Role.Value, content = message.Text }));
        using var http = new HttpClient();
        using var content = new StringContent(body.Replace("MESSAGES", messages, StringComparison.Ordinal));
        using var reply = await http.PostAsync(new Uri(server.Address, path), content, Token);
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
        var message = json.TryGetProperty("choices", out var choices) ? choices[0].GetProperty("message") : json.GetProperty("message");
        Assert.Equal(streamed.Text, message.GetProperty("content").GetString());
    }

    [Fact]
    public async Task Ask_TwoPrograms_AnswersJoinTheirParts()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var joined = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var text = (await AskAsync(server, "openai", Question(Program + "\n\n" + Other), seed)).Text;
            joined += text.Contains("crossover", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(SyntaxProgram.Bind(CodeExtractor.Extract(text, Contract).Source!).Compiles);
        }

        Assert.InRange(joined, 1, 11);
    }

    [Theory]
    [InlineData("double Score(double x, double y)")]
    [InlineData("void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)")]
    [InlineData("string Name(int[] values)")]
    [InlineData("Dictionary<string, int> Count(IReadOnlyList<string> words)")]
    public async Task Ask_SignatureAlone_GetsAFirstProgramThatOffersIt(string signature)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var prompt = $"The program declares `public static class Candidate` in no namespace, and in it `public static {signature}`.\n{Rule}";
        var source = CodeExtractor.Extract((await AskAsync(server, "openai", [new(ChatRole.System, prompt), new(ChatRole.User, "Write a first program.")])).Text, Contract).Source!;
        Assert.Contains(signature[..signature.IndexOf('(', StringComparison.Ordinal)] + "(", source, StringComparison.Ordinal);
        Assert.True(SyntaxProgram.Bind("using System.Collections.Generic;\n" + source).Compiles, source);
    }

    [Theory]
    [InlineData("Which of the two programs is better, and why? Reflect and give hints in less than 20 words. Do not write code.\n\n" + Program + "\n\n" + Other)]
    [InlineData("Write a reflection on what makes this good.\n\n" + Program)]
    [InlineData("Say OK.")]
    public async Task Ask_PromptForWords_GetsWordsAlone(string prompt)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var text = (await AskAsync(server, "openai", [new(ChatRole.User, prompt)])).Text;
        Assert.InRange(text.Length, 20, 400);
        Assert.DoesNotContain("```", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ProgramThatDoesNotCompile_GetsOneThatDoes()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var text = (await AskAsync(server, "openai", Question(Program.Replace("Math.Max", "Unknown", StringComparison.Ordinal)))).Text;
        Assert.True(SyntaxProgram.Bind(CodeExtractor.Extract(text, Contract).Source!).Compiles, text);
    }

    [Fact]
    public async Task Ask_Limits_AreKept()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var whole = (await AskAsync(server, "openai", Question(Program))).Text;
        foreach (var provider in new[] { "openai", "ollama" })
        {
            var cut = await AskAsync(server, provider, Question(Program), maxTokens: 10);
            Assert.Equal((whole[..40], ChatFinishReason.Length, 10), (cut.Text, cut.FinishReason, cut.Usage?.OutputTokenCount));
            var stopped = await AskAsync(server, provider, Question(Program), stop: "```csharp");
            Assert.Equal((whole[..whole.IndexOf("```csharp", StringComparison.Ordinal)], ChatFinishReason.Stop), (stopped.Text, stopped.FinishReason));
        }
    }

    [Fact]
    public async Task Ask_Usage_CountsFourCharactersATokenAndTheSystemMessageAsCached()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        ChatMessage[] question = [new(ChatRole.System, new string('s', 400)), new(ChatRole.User, new string('u', 41))];
        var usage = (await AskAsync(server, "openai", question)).Usage!;
        Assert.Equal((111, 100), (usage.InputTokenCount, usage.CachedInputTokenCount));
        Assert.Equal(111, (await AskAsync(server, "ollama", question)).Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Ask_FaultsOfTries_AreOvercomeByTryingAgainAndCounted()
    {
        var options = new MockModelOptions { ErrorRate = 0.2, RateLimit = 0.2, Malformed = 0.2, RetryAfter = TimeSpan.FromMilliseconds(1) };
        var plain = await AnswersAsync(new MockModelOptions());
        await using var server = await MockModelServer.StartAsync(options);
        var (before, after) = (await AskAllAsync(server), server.Statistics);
        Assert.Equal(plain, before);
        Assert.Equal(after.Questions, 20 + after.Faults.Values.Sum());
        Assert.Equal([MockFault.Error, MockFault.RateLimit, MockFault.Malformed], after.Faults.Keys);

        // Asked once more, the same server fails the same tries.
        Assert.Equal(plain, await AskAllAsync(server));
        Assert.Equal(2 * after.Questions, server.Statistics.Questions);

        static async Task<List<string>> AnswersAsync(MockModelOptions options)
        {
            await using var server = await MockModelServer.StartAsync(options);
            return await AskAllAsync(server);
        }
    }

    [Fact]
    public async Task Ask_Stall_IsNoticedInMidStream()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Stall = 1 });
        var fault = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(server, "openai", Question(Program), options: TestModels.Impatient with { Retries = 0 }));
        Assert.Contains("stalled", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    public async Task Ask_EveryTryFails_IsGivenUp(string provider)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { ErrorRate = 1 });
        await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(server, provider, Question(Program)));
        Assert.Equal(1 + TestModels.Quick.Retries, server.Statistics.Faults[MockFault.Error]);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    public async Task Ask_Refusal_IsNotTriedAgain(string provider)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Refuse = 1 });
        var fault = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(server, provider, Question(Program)));
        Assert.Contains("the prompt was refused", fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (server.Statistics.Questions, server.Statistics.Faults[MockFault.Refused]));
    }

    [Fact]
    public async Task Ask_Broken_ProgramOffersTheSignatureAndDoesNotCompile()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Broken = 1 });
        for (var seed = 0; seed < 10; seed++)
        {
            var program = CodeExtractor.Extract((await AskAsync(server, "openai", Question(Program), seed)).Text, Contract).Source!;
            Assert.Contains("double Score(double x, double y)", program, StringComparison.Ordinal);
            Assert.False(SyntaxProgram.Bind(program).Compiles, program);
        }
    }

    [Fact]
    public async Task Ask_RateLimit_SaysHowLongToWait()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { RateLimit = 1, RetryAfter = TimeSpan.FromSeconds(3) });
        using var http = new HttpClient();
        using var reply = await http.PostAsJsonAsync(new Uri(server.Address, "v1/chat/completions"), new { messages = new[] { new { role = "user", content = "hello" } } }, Token);
        Assert.Equal((HttpStatusCode.TooManyRequests, 3), (reply.StatusCode, reply.Headers.RetryAfter?.Delta?.TotalSeconds));
    }

    [Fact]
    public async Task Ask_TruncatedAnswer_EndsByItsLength()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Truncate = 1 });
        Assert.Equal(ChatFinishReason.Length, (await AskAsync(server, "openai", Question(Program))).FinishReason);
        Assert.Equal(ChatFinishReason.Length, (await AskAsync(server, "ollama", Question(Program))).FinishReason);
    }

    [Fact]
    public async Task Ask_NoCode_HoldsNoProgram()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { NoCode = 1 });
        Assert.Null(CodeExtractor.Extract((await AskAsync(server, "openai", Question(Program))).Text, Contract).Source);
    }

    [Fact]
    public async Task Ask_Hostile_ProgramsOfferTheSignatureAndDoNoneOfTheWork()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Hostile = 1 });
        var programs = new HashSet<string>();
        for (var seed = 0; seed < 20; seed++)
        {
            programs.Add(CodeExtractor.Extract((await AskAsync(server, "openai", Question(Program), seed)).Text, Contract).Source!);
        }

        Assert.InRange(programs.Count, 4, 9);
        Assert.All(programs, program => Assert.Contains("double Score(double x, double y)", program, StringComparison.Ordinal));
        Assert.All(programs, program => Assert.DoesNotContain("Math", program, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/chat/completions", "{ no json", HttpStatusCode.BadRequest)]
    [InlineData("/v1/chat/completions", "[]", HttpStatusCode.BadRequest)]
    [InlineData("/api/chat", """{"messages":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/chat", """{"messages":[1,{"content":[2]}],"options":{"seed":"x"},"stop":3,"stream":false}""", HttpStatusCode.OK)]
    [InlineData("/api/generate", "{}", HttpStatusCode.NotFound)]
    public async Task Post_WhatIsNoQuestion_IsRefusedAndTheServerGoesOn(string path, string body, HttpStatusCode status)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        using var http = new HttpClient();
        using var content = new StringContent(body);
        using var reply = await http.PostAsync(new Uri(server.Address, path), content, Token);
        Assert.Equal(status, reply.StatusCode);
        Assert.NotEqual(JsonValueKind.Null, (await reply.Content.ReadFromJsonAsync<JsonElement>(Token)).ValueKind);
        Assert.NotEmpty((await AskAsync(server, "openai", Question(Program))).Text);
    }

    [Fact]
    public async Task Find_OllamaHost_ListsTheMockModel()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var found = await ModelSuggestions.FindAsync(name => name == "OLLAMA_HOST" ? server.Address.Authority : null, TimeProvider.System, Token);
        Assert.Contains(found, suggestion => suggestion.Model == "ollama:mock");
        using var http = new HttpClient();
        var listed = await http.GetFromJsonAsync<JsonElement>(new Uri(server.Address, "v1/models"), Token);
        Assert.Equal("mock", listed.GetProperty("data")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Ask_ManyAtOnce_AllWaitTogether()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Latency = TimeSpan.FromMilliseconds(300) });
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(seed => AskAsync(server, "openai", [new(ChatRole.User, "Say OK.")], seed)));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begin).TotalSeconds, 0.29, 64 * 0.3 / 2);
        Assert.InRange(server.Statistics.MostAtOnce, 2, 64);
    }

    [Fact]
    public async Task Start_PortTaken_SaysWhatToDo()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var fault = await Assert.ThrowsAsync<IOException>(() => MockModelServer.StartAsync(new MockModelOptions { Port = server.Address.Port }));
        Assert.Contains($"{server.Address.Port}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--port", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProbabilitiesBeyondOne_AreRefused()
    {
        foreach (var options in new MockModelOptions[] { new() { ErrorRate = 1.1 }, new() { Stall = -0.1 }, new() { NoCode = double.NaN }, new() { ErrorRate = 0.6, Stall = 0.6 }, new() { Truncate = 0.6, Hostile = 0.6 } })
        {
            await Assert.ThrowsAsync<ModelException>(() => MockModelServer.StartAsync(options));
        }
    }

    private static ChatMessage[] Question(string programs) =>
        [new(ChatRole.System, $"The program declares `public static class Candidate`, and in it `public static {Contract.Signature}`. {Rule}"), new(ChatRole.User, $"This is what there is.\n\n{programs}\n\nImprove it.")];

    private static string Code(string fenced) => FencedBlocks.Find(fenced)[0].Text.Trim();

    private static async Task<List<string>> AskAllAsync(MockModelServer server)
    {
        var options = TestModels.Quick with { Retries = 20 };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(seed => AskAsync(server, "openai", Question(Program), seed, options: options)));
        return [.. answers.Select(answer => answer.Text)];
    }

    private static async Task<ChatResponse> AskAsync(
        MockModelServer server, string provider, ChatMessage[] question, int seed = 5, int? maxTokens = null, string? stop = null, ModelOptions? options = null)
    {
        var setup = TestModels.Setup(provider, server.Address, options);
        var name = setup.Models[0] with { Name = "mock" };
        using var registry = new ModelRegistry(setup with { Models = [name] });
        var chat = new ChatOptions { Seed = seed, MaxOutputTokens = maxTokens, StopSequences = stop is null ? null : [stop] };
        return await registry.Models[0].Client.GetResponseAsync(question, chat, Token);
    }
}
