using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using EvoLLM.Operators;

namespace EvoLLM.Cli;

/// <summary><c>evollm mock-model</c>: a local model that costs nothing, to rehearse a run with.</summary>
internal sealed class MockModelCommand : Command
{
    private const int DefaultPort = 11435;

    private readonly Option<int> _port = new Option<int>("--port")
    {
        Description = "The port on this machine, 0 to 65535; 0 takes a free one.",
        DefaultValueFactory = _ => DefaultPort,
    }.Within(0, ushort.MaxValue);

    private readonly Option<int> _latency = new Option<int>("--latency") { Description = "Milliseconds until an answer begins." }.AtLeast(0);
    private readonly Option<double> _errorRate = Probability("--error-rate", "that a try gets HTTP 500");
    private readonly Option<double> _rateLimit = Probability("--rate-limit", "that a try gets HTTP 429 with Retry-After");
    private readonly Option<double> _stall = Probability("--stall", "that a try stops in mid-answer while the connection stays open");
    private readonly Option<double> _malformed = Probability("--malformed", "that a try gets JSON that breaks off");
    private readonly Option<double> _truncate = Probability("--truncate", "that an answer is cut off as if it were too long");
    private readonly Option<double> _noCode = Probability("--no-code", "that an answer holds no program");
    private readonly Option<double> _hostile = Probability("--hostile", "that an answer's program deletes files, never ends, or the like");
    private readonly Option<double> _broken = Probability("--broken", "that an answer's program does not compile");
    private readonly Option<double> _refuse = Probability("--refuse", "that a question is refused with HTTP 400, as content filters do");
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seeds answers and faults: the same seed and question give the same.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _json = CommonOptions.Json();

    public MockModelCommand(CliContext context)
        : base("mock-model", "Serve a local model that costs nothing, in the protocols of OpenAI and Ollama, to rehearse a run. It edits programs as the offline operators do, and fails as often as it is told to.")
    {
        foreach (var option in (Option[])[_port, _latency, _errorRate, _rateLimit, _stall, _malformed, _truncate, _noCode, _hostile, _broken, _refuse, _seed, _json])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => ServeAsync(context, parsed, cancellationToken));
    }

    private static Option<double> Probability(string name, string meaning) =>
        new Option<double>(name) { Description = $"How likely it is {meaning}, 0 to 1." }.Within(0, 1);

    private async Task<int> ServeAsync(CliContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var server = await MockModelServer.StartAsync(Read(parsed), context.Time).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var json = parsed.GetValue(_json);
            Introduce(context, server, json);
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => stopped.TrySetResult()))
            {
                await stopped.Task.ConfigureAwait(false);
            }

            Leave(context, server.Statistics, json);
        }

        return ExitCodes.Done;
    }

    private MockModelOptions Read(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(_port),
        Latency = TimeSpan.FromMilliseconds(parsed.GetValue(_latency)),
        ErrorRate = parsed.GetValue(_errorRate),
        RateLimit = parsed.GetValue(_rateLimit),
        Stall = parsed.GetValue(_stall),
        Malformed = parsed.GetValue(_malformed),
        Truncate = parsed.GetValue(_truncate),
        NoCode = parsed.GetValue(_noCode),
        Hostile = parsed.GetValue(_hostile),
        Broken = parsed.GetValue(_broken),
        Refuse = parsed.GetValue(_refuse),
        Seed = parsed.GetValue(_seed),
    };

    private static void Introduce(CliContext context, MockModelServer server, bool json)
    {
        var address = server.Address.AbsoluteUri.TrimEnd('/');
        var (openai, ollama) = ($"openai:mock@{address}/v1", $"ollama:mock@{address}");
        if (json)
        {
            context.WriteLine(JsonOutput.Line(new JsonObject { ["address"] = address, ["openai"] = openai, ["ollama"] = ollama }));
            return;
        }

        context.WriteLine($"A mock model answers at {address}, at no cost. Use it from another terminal:");
        context.WriteLine($"  evollm run bin-packing --model {openai}");
        context.WriteLine($"  evollm run bin-packing --model {ollama}");
        context.WriteLine($"or set OLLAMA_HOST={server.Address.Authority} and name it ollama:mock. Ctrl-C ends it.");
    }

    private static void Leave(CliContext context, MockStatistics statistics, bool json)
    {
        var faults = statistics.Faults.Select(fault => (Name: Figures.Lower(fault.Key), fault.Value)).ToList();
        if (json)
        {
            context.WriteLine(JsonOutput.Line(new JsonObject
            {
                ["questions"] = statistics.Questions,
                ["faults"] = new JsonObject(faults.Select(fault => KeyValuePair.Create(fault.Name, (JsonNode?)fault.Value))),
            }));
            return;
        }

        var list = string.Join(", ", faults.Select(fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Name} {fault.Value}")));
        context.WriteLine($"{Figures.Count(statistics.Questions)} questions{(list.Length > 0 ? $", of them {list}" : "")}.");
    }
}
