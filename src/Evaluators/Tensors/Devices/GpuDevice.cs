using System.Threading.Channels;
using ILGPU.Runtime;

namespace EvoLLM.Evaluators;

/// <summary>
/// Trains on a GPU: whatever has been asked for by the time it is free goes there at once. What has no room is trained in parts, what has none alone on the processor; and
/// where the GPU is lost, the processor does all of it again.
/// </summary>
internal sealed class GpuDevice : ITrainingDevice
{
    /// <summary>The share of a device's memory that a population may take.</summary>
    private const double MemoryShare = 0.7;

    /// <summary>Beyond this a kernel would run for long before anybody could give up.</summary>
    private const int MostTogether = 4096;

    private readonly IlgpuDevice _device;
    private readonly ProcessorDevice _processor = new();
    private readonly Channel<Order> _orders = Channel.CreateBounded<Order>(MostTogether);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<LabelledRows, IlgpuRows> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Task _work;
    private volatile bool _lost;

    /// <summary>Takes a device over.</summary>
    /// <param name="device">The device.</param>
    /// <param name="memoryBytes">Bytes that may be taken of its memory; <see langword="null"/> for most of it.</param>
    public GpuDevice(IlgpuDevice device, long? memoryBytes = null)
    {
        (_device, MemoryBytes) = (device, memoryBytes ?? (long)(MemoryShare * device.MemoryBytes));
        _work = Task.Run(WorkAsync);
    }

    /// <inheritdoc/>
    public string Name => _device.Name;

    /// <summary>Bytes that may be taken of the device's memory.</summary>
    public long MemoryBytes { get; }

    /// <summary>Is told, once, that the device was lost and why.</summary>
    public Action<string>? OnLost { get; set; }

    /// <inheritdoc/>
    public async ValueTask<TrainingResult> TrainAsync(TrainingRequest request, CancellationToken cancellationToken)
    {
        return (_lost ? null : await OrderAsync(request, cancellationToken).ConfigureAwait(false))
            ?? await _processor.TrainAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _orders.Writer.Complete();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        foreach (var rows in _rows.Values)
        {
            rows.Dispose();
        }

        _device.Dispose();
        _stop.Dispose();
    }

    /// <summary>Asks the device; nothing where that has no room, or is lost.</summary>
    private async ValueTask<TrainingResult?> OrderAsync(TrainingRequest request, CancellationToken cancellationToken)
    {
        var order = new Order(request, IlgpuPopulation.Bytes(request.Network, request.Plan), cancellationToken);
        if (order.Bytes > MemoryBytes)
        {
            return null;
        }

        await _orders.Writer.WriteAsync(order, cancellationToken).ConfigureAwait(false);
        return await order.Result.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        while (!_stop.IsCancellationRequested && await _orders.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            foreach (var together in Take().GroupBy(order => (order.Request.Plan, order.Request.Rows)))
            {
                Train([.. together]);
            }
        }

        while (_orders.Reader.TryRead(out var left))
        {
            left.Result.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <summary>All that is asked for now and has room together.</summary>
    private List<Order> Take()
    {
        var (orders, bytes) = (new List<Order>(), 0L);
        while (orders.Count < MostTogether && _orders.Reader.TryPeek(out var next) && (orders.Count == 0 || bytes + next.Bytes <= MemoryBytes) && _orders.Reader.TryRead(out next))
        {
            if (next.CancellationToken.IsCancellationRequested)
            {
                next.Result.TrySetCanceled(next.CancellationToken);
                continue;
            }

            orders.Add(next);
            bytes += next.Bytes;
        }

        return orders;
    }

    private void Train(List<Order> orders)
    {
        try
        {
            TrainTogether(orders);
        }
        catch (Exception exception) when (IsFull(exception) && orders.Count > 1)
        {
            Train(orders[..(orders.Count / 2)]);
            Train(orders[(orders.Count / 2)..]);
        }
        catch (Exception exception)
        {
            try
            {
                Report(exception);
            }
            finally
            {
                // No answer says: the processor, please.
                orders.ForEach(order => order.Result.TrySetResult(null));
            }
        }
    }

    private void Report(Exception exception)
    {
        if (!IsFull(exception) && !_lost)
        {
            _lost = true;
            OnLost?.Invoke(exception.Message.ReplaceLineEndings(" "));
        }
    }

    private static bool IsFull(Exception exception) =>
        exception is OutOfMemoryException || (exception is AcceleratorException && exception.Message.Contains("memory", StringComparison.OrdinalIgnoreCase));

    private void TrainTogether(List<Order> orders)
    {
        var (plan, rows) = (orders[0].Request.Plan, orders[0].Request.Rows);
        using var population = new IlgpuPopulation(_device, [.. orders.Select(order => new TrainingTask(order.Request.Network, order.Request.Seed))], plan);
        var watches = orders.ConvertAll(_ => new LearningWatch(plan));
        var curves = new LearningCurve?[orders.Count];
        for (var steps = 0; steps < plan.Steps && curves.Contains(null) && !_stop.IsCancellationRequested;)
        {
            steps = watches[0].Next(steps, plan.Steps);
            population.Train(OnDevice(rows.Training), steps);
            var errors = population.Errors(OnDevice(rows.Validation));
            for (var i = 0; i < orders.Count; i++)
            {
                curves[i] ??= Look(population, watches[i], (i, steps), errors[i]);
            }
        }

        if (_stop.IsCancellationRequested)
        {
            orders.ForEach(order => order.Result.TrySetCanceled(CancellationToken.None));
            return;
        }

        var tested = rows.Test is { } test ? population.Errors(OnDevice(test)) : null;
        for (var i = 0; i < orders.Count; i++)
        {
            var curve = curves[i] ?? watches[i].Curve(TrainingEnd.Completed, plan.Steps);
            var ended = curve.End is TrainingEnd.Completed or TrainingEnd.Settled;
            orders[i].Result.TrySetResult(new TrainingResult(curve, ended ? tested?[i] : null, population.Learnt(i)));
        }
    }

    private static LearningCurve? Look(IlgpuPopulation population, LearningWatch watch, (int Model, int Steps) place, double error)
    {
        var model = population.Models[place.Model];
        if (model.Diverged != 0)
        {
            return watch.Curve(TrainingEnd.Diverged, model.Steps);
        }

        return watch.See(place.Steps, population.Loss(place.Model), error) is { } end ? Stopped(population, watch, place, end) : null;
    }

    private static LearningCurve Stopped(IlgpuPopulation population, LearningWatch watch, (int Model, int Steps) place, TrainingEnd end)
    {
        population.Stop(place.Model);
        return watch.Curve(end, place.Steps);
    }

    private IlgpuRows OnDevice(LabelledRows rows)
    {
        if (!_rows.TryGetValue(rows, out var known))
        {
            _rows[rows] = known = new IlgpuRows(_device, rows);
        }

        return known;
    }

    private sealed record Order(TrainingRequest Request, long Bytes, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<TrainingResult?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
