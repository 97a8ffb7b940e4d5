using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>
/// The kernels. A group of threads has a model, from the first step of a stretch of training to the last: a launch trains a whole population of unequal networks, and
/// nothing goes to and fro between the steps.
/// </summary>
internal static class DeviceKernels
{
    /// <summary>Trains each model some steps.</summary>
    /// <param name="memory">What <see cref="DeviceCode"/> wrote.</param>
    /// <param name="models">The models.</param>
    /// <param name="numbers">The numbers of all models.</param>
    /// <param name="rows">What they are trained on.</param>
    /// <param name="schedule"><see cref="DeviceOptimizers.Numbers"/> numbers for each step from the first.</param>
    /// <param name="until">The step after which it ends.</param>
    /// <param name="ceiling">The loss above which a model is given up.</param>
    public static void Train(ArrayView<int> memory, ArrayView<DeviceModel> models, ArrayView<float> numbers, DeviceRows rows, ArrayView<float> schedule, int until, float ceiling)
    {
        var model = models[Grid.IdxX];
        var arena = numbers.SubView(model.Arena, model.ArenaCount);
        var state = numbers.SubView(model.Arena + model.ArenaCount, 2L * model.Parameters);
        var batches = rows.Count / model.Batch;
        while (model.Steps < until && model.Diverged == 0 && model.Stopped == 0)
        {
            Load(arena, model, rows, model.Steps % batches * model.Batch, model.Batch);
            Group.Barrier();
            DeviceInterpreter.Run(memory, arena, model.Forward, model.ForwardCount);
            DeviceInterpreter.Run(memory, arena, model.Backward, model.BackwardCount);
            DeviceOptimizers.Apply(arena, state, schedule.SubView((long)model.Steps * DeviceOptimizers.Numbers, DeviceOptimizers.Numbers), model.Parameters);
            model.Steps++;
            model.Diverged = arena[model.Loss] <= ceiling ? 0 : 1;
            Group.Barrier();
        }

        if (Group.IdxX == 0)
        {
            models[Grid.IdxX] = model;
        }
    }

    /// <summary>Counts the rows that each model classifies right.</summary>
    /// <param name="memory">What <see cref="DeviceCode"/> wrote.</param>
    /// <param name="models">The models.</param>
    /// <param name="numbers">The numbers of all models.</param>
    /// <param name="rows">The rows.</param>
    public static void Evaluate(ArrayView<int> memory, ArrayView<DeviceModel> models, ArrayView<float> numbers, DeviceRows rows)
    {
        var model = models[Grid.IdxX];
        var arena = numbers.SubView(model.Arena, model.ArenaCount);
        var right = 0;
        for (var first = 0; first < rows.Count; first += model.Batch)
        {
            var count = rows.Count - first < model.Batch ? rows.Count - first : model.Batch;
            Load(arena, model, rows, first, count);
            Group.Barrier();
            DeviceInterpreter.Run(memory, arena, model.Evaluation, model.EvaluationCount);
            for (var row = 0; Group.IdxX == 0 && row < count; row++)
            {
                right += Largest(arena, model.Output + (row * rows.Classes), rows.Classes) == rows.Labels[first + row] ? 1 : 0;
            }

            Group.Barrier();
        }

        if (Group.IdxX == 0)
        {
            model.Right = right;
            models[Grid.IdxX] = model;
        }
    }

    /// <summary>Runs some steps of one program on its arena.</summary>
    /// <param name="memory">What <see cref="DeviceCode"/> wrote.</param>
    /// <param name="arena">The numbers of the program.</param>
    /// <param name="begin">Where the steps begin.</param>
    /// <param name="count">How many there are.</param>
    public static void Run(ArrayView<int> memory, ArrayView<float> arena, int begin, int count) => DeviceInterpreter.Run(memory, arena, begin, count);

    /// <summary>Makes one step of an optimizer.</summary>
    /// <param name="arena">Parameters, then their gradients.</param>
    /// <param name="state">Two numbers for each parameter.</param>
    /// <param name="numbers">The numbers of the step.</param>
    /// <param name="count">How many parameters there are.</param>
    public static void Optimize(ArrayView<float> arena, ArrayView<float> state, ArrayView<float> numbers, int count) => DeviceOptimizers.Apply(arena, state, numbers, count);

    private static void Load(ArrayView<float> arena, DeviceModel model, DeviceRows rows, int first, int count)
    {
        for (var i = Group.IdxX; i < count * rows.Width; i += Group.DimX)
        {
            arena[model.Input + i] = rows.Features[(first * rows.Width) + i];
        }

        for (var row = Group.IdxX; row < count; row += Group.DimX)
        {
            arena[model.Labels + row] = rows.Labels[first + row];
        }
    }

    private static int Largest(ArrayView<float> arena, int logits, int classes)
    {
        var largest = 0;
        for (var i = 1; i < classes; i++)
        {
            largest = arena[logits + i] > arena[logits + largest] ? i : largest;
        }

        return largest;
    }
}
