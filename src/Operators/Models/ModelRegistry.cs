using EvoLLM.Evolver;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace EvoLLM.Operators;

/// <summary>The models of a run, hosted in a <see cref="Microsoft.SemanticKernel.Kernel"/> under the names that the user gave them.</summary>
internal sealed class ModelRegistry : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly List<Model> _models = [];
    private readonly SemaphoreSlim _slots;
    private readonly List<Model> _drawn;
    private readonly Dictionary<Uri, RateQueue> _rates = [];

    /// <summary>Sets up the clients; nothing is sent yet.</summary>
    /// <exception cref="ModelException">A model, an option, a key, the cache or the price file is wrong.</exception>
    public ModelRegistry(ModelSetup setup)
    {
        setup.Options.Check();
        _owned.Add(_slots = new SemaphoreSlim(setup.Options.Concurrency));
        Check(setup);
        if (setup.Models.Count == 0)
        {
            throw new ModelException("No model is given; name one, e.g. ollama:qwen2.5-coder");
        }

        var prices = PriceTable.FromEnvironment(setup.Environment);
        var pause = new RetryPause(setup.Time, setup.Seed);
        var builder = Kernel.CreateBuilder();
        foreach (var reference in setup.Models.Concat(setup.Named).Distinct())
        {
            var model = Connect(reference, setup, pause, prices);
            builder.Services.AddKeyedSingleton<IChatClient>(reference.ToString(), model.Client);
            _models.Add(model);
        }

        _drawn = [.. _models.Where(model => setup.Models.Contains(model.Reference))];
        Kernel = builder.Build();
    }

    /// <summary>Holds each model's <see cref="IChatClient"/> under its reference's text.</summary>
    public Kernel Kernel { get; }

    /// <summary>All models, those that are asked by name alone included.</summary>
    public IReadOnlyList<Model> Models => _models;

    /// <summary>Who may be asked in the name of a model: that one, or any of those that seeds choose from.</summary>
    /// <param name="name">The name; <see langword="null"/> for none.</param>
    public IReadOnlyList<Model> Under(string? name) => Find(name) is { } model ? [model] : _drawn;

    /// <summary>The model that answers a proposal: the one that it names, or one that its seed chooses, so that a resumed run chooses alike.</summary>
    public Model Choose(ProposalRequest request) =>
        Find(request.Model) ?? _drawn[new SeededRandom(request.Seed, "model", 0).Next(_drawn.Count)];

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private static void Check(ModelSetup setup)
    {
        if (setup is { Cache: { } folder, Answers: { } answers })
        {
            throw new ModelException($"The cache '{folder}' has no effect: all answers come from run '{answers.Run}'; leave it out");
        }

        if (setup is { Cache: { } cache, Recorded: false })
        {
            AnswerCache.Create(cache);
        }
    }

    private Model? Find(string? name) => name is null ? null : _models.Find(model => model.Reference.ToString() == name);

    private Model Connect(ModelReference reference, ModelSetup setup, RetryPause pause, PriceTable prices)
    {
        var isAsked = !setup.Recorded && setup.Answers is null;
        var endpoint = isAsked ? ModelEndpoint.Resolve(reference, setup.Environment, setup.Credential) : ModelEndpoint.Nowhere;
        var http = ModelConnector.Http(endpoint, setup.Options, setup.Time);
        _owned.Add(http);
        var classifier = new FaultClassifier(reference, endpoint, setup.Options.MaxRetryAfter);
        var client = new ResilientChatClient(ModelConnector.Connect(reference, endpoint, http), setup.Options, classifier, pause) { Slots = _slots, Rates = Rates(endpoint, setup) };
        _owned.Add(client);
        var price = setup.Answers is null ? prices.Find(reference) : Price.Free;
        return new Model(reference, client, price, endpoint.Scrubber)
        {
            Options = setup.Options,
            Recorded = setup.Answers,
            Cache = isAsked && setup.Cache is { } folder ? new AnswerCache(folder, reference, endpoint, price) : null,
        };
    }

    private RateQueue? Rates(ModelEndpoint endpoint, ModelSetup setup)
    {
        var options = setup.Options;
        if (options is { RequestsPerMinute: null, TokensPerMinute: null })
        {
            return null;
        }

        if (!_rates.TryGetValue(endpoint.Address, out var rates))
        {
            rates = _rates[endpoint.Address] = new RateQueue(options.RequestsPerMinute, options.TokensPerMinute, setup.Time);
            _owned.Add(rates);
        }

        return rates;
    }
}
