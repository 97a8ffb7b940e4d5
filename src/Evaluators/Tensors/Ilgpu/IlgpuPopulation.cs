using ILGPU;
using ILGPU.Runtime;

namespace EvoLLM.Evaluators;

/// <summary>
/// Trains many unequal networks at once on a device, a group of threads each. Every network comes out as it would alone on the processor, bit for bit, whatever else is trained
/// beside it.
/// </summary>
internal sealed class IlgpuPopulation : IDisposable
{
    private readonly IlgpuDevice _device;
    private readonly TrainingPlan _plan;
    private readonly TensorProgram[] _programs;
    private readonly DeviceModel[] _models;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _memory;
    private readonly MemoryBuffer1D<DeviceModel, Stride1D.Dense> _deviceModels;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _numbers;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _schedule;

    /// <summary>Lays the networks out on a device.</summary>
    /// <param name="device">Where.</param>
    /// <param name="tasks">The networks; large ones first keep all groups busy to the end.</param>
    /// <param name="plan">How they are trained.</param>
    /// <exception cref="ShapeException">A network is no classifier.</exception>
    public IlgpuPopulation(IlgpuDevice device, IReadOnlyList<TrainingTask> tasks, TrainingPlan plan)
    {
        (_device, _plan) = (device, plan);
        var code = new DeviceCode();
        var known = new Dictionary<Network, (TensorProgram Program, DeviceModel Model)>();
        (_programs, _models) = (new TensorProgram[tasks.Count], new DeviceModel[tasks.Count]);
        var count = 0L;
        foreach (var (number, task) in tasks.Index())
        {
            if (!known.TryGetValue(task.Network, out var written))
            {
                var program = ProgramWriter.Classifier(task.Network, plan.Batch, plan.Smoothing);
                known[task.Network] = written = (program, Describe(program, code));
            }

            _programs[number] = written.Program;
            _models[number] = written.Model with { Arena = count };
            count += written.Program.Arena + (2L * written.Program.Parameters);
        }

        _memory = device.Accelerator.Allocate1D(code.ToArray());
        _deviceModels = device.Accelerator.Allocate1D(_models);
        _schedule = device.Accelerator.Allocate1D(Schedule(plan));
        _numbers = device.Accelerator.Allocate1D<float>(count);
        _numbers.MemSetToZero(device.Stream);
        foreach (var (number, task) in tasks.Index())
        {
            Begin(number, task);
        }
    }

    /// <summary>Bytes that a network takes on a device.</summary>
    /// <exception cref="ShapeException">It is no classifier.</exception>
    public static long Bytes(Network network, TrainingPlan plan)
    {
        var (program, code) = (ProgramWriter.Classifier(network, plan.Batch, plan.Smoothing), new DeviceCode());
        _ = Describe(program, code);
        return (sizeof(float) * (program.Arena + (2L * program.Parameters))) + (sizeof(int) * (long)code.ToArray().Length);
    }

    /// <summary>What is known of the models after the last call.</summary>
    public IReadOnlyList<DeviceModel> Models => _models;

    /// <summary>Trains all models that have not diverged.</summary>
    /// <param name="rows">What they are trained on.</param>
    /// <param name="until">The step after which it ends, at most those of the plan.</param>
    public void Train(IlgpuRows rows, int until)
    {
        _device.Train.Value(_device.Stream, (_models.Length, _device.GroupSize), _memory.View.AsContiguous(), _deviceModels.View.AsContiguous(), _numbers.View.AsContiguous(), rows.View, _schedule.View.AsContiguous(), until, _plan.Ceiling);
        _deviceModels.View.CopyToCPU(_device.Stream, _models);
    }

    /// <summary>The share of rows that each model classifies wrong, 0 to 1.</summary>
    /// <param name="rows">The rows.</param>
    public IReadOnlyList<double> Errors(IlgpuRows rows)
    {
        _device.Evaluate.Value(_device.Stream, (_models.Length, _device.GroupSize), _memory.View.AsContiguous(), _deviceModels.View.AsContiguous(), _numbers.View.AsContiguous(), rows.View);
        _deviceModels.View.CopyToCPU(_device.Stream, _models);
        return [.. _models.Select(model => 1 - ((double)model.Right / rows.View.Count))];
    }

    /// <summary>Trains a model no more.</summary>
    /// <param name="model">Which.</param>
    public void Stop(int model)
    {
        _models[model] = _models[model] with { Stopped = 1 };
        _deviceModels.View.SubView(model, 1).CopyFromCPU(_device.Stream, [_models[model]]);
    }

    /// <summary>The loss of a model's last step.</summary>
    /// <param name="model">Which.</param>
    public float Loss(int model) => Read(model, _programs[model].Loss, 1)[0];

    /// <summary>What a model learnt, as <see cref="TensorProgram.Trained"/> has it.</summary>
    /// <param name="model">Which.</param>
    public IReadOnlyList<float[]> Learnt(int model) => [.. _programs[model].Trained.Select(parameter => Read(model, parameter.Place, parameter.Count))];

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _deviceModels.Dispose();
        _numbers.Dispose();
        _schedule.Dispose();
    }

    private static DeviceModel Describe(TensorProgram program, DeviceCode code)
    {
        var (forward, evaluation, backward) = (code.Write(program.Forward), code.Write(program.Evaluation), code.Write(program.Backward));
        return new DeviceModel
        {
            Forward = forward.Begin,
            ForwardCount = forward.Count,
            Backward = backward.Begin,
            BackwardCount = backward.Count,
            Evaluation = evaluation.Begin,
            EvaluationCount = evaluation.Count,
            Batch = program.Batch,
            Parameters = program.Parameters,
            Input = program.Inputs[0],
            Output = program.Output,
            Labels = program.Labels,
            Loss = program.Loss,
            ArenaCount = program.Arena,
        };
    }

    private static float[] Schedule(TrainingPlan plan) =>
        [.. Enumerable.Range(1, plan.Steps).SelectMany(step => DeviceOptimizers.At(plan.Optimizer, step, (float)(plan.Optimizer.Rate * plan.Schedule.At(step, plan.Steps))))];

    private void Begin(int number, TrainingTask task)
    {
        var (program, model) = (_programs[number], _models[number]);
        var parameters = new float[program.Parameters];
        ParameterDraw.Fill(task.Network, program, parameters, _plan.Initialization, task.Seed);
        foreach (var (place, count) in program.Ones)
        {
            if (place < program.Parameters)
            {
                parameters.AsSpan(place, count).Fill(1);
            }
            else
            {
                _numbers.View.SubView(model.Arena + place, count).CopyFromCPU(_device.Stream, [.. Enumerable.Repeat(1f, count)]);
            }
        }

        _numbers.View.SubView(model.Arena, parameters.Length).CopyFromCPU(_device.Stream, parameters);
    }

    private float[] Read(int model, int place, int count)
    {
        var values = new float[count];
        _numbers.View.SubView(_models[model].Arena + place, count).CopyToCPU(_device.Stream, values);
        return values;
    }
}
