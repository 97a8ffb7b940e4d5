using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>Runs the steps of a layer program inside a kernel: all threads of a group go through them together, and wait for each other after each.</summary>
internal static class DeviceInterpreter
{
    /// <summary>Runs some steps.</summary>
    /// <param name="memory">What <see cref="DeviceCode"/> wrote.</param>
    /// <param name="arena">The numbers of the model.</param>
    /// <param name="begin">Where the steps begin.</param>
    /// <param name="count">How many there are.</param>
    public static void Run(ArrayView<int> memory, ArrayView<float> arena, int begin, int count)
    {
        var step = new DeviceStep { Memory = memory, Arena = arena, First = Group.IdxX, Stride = Group.DimX };
        var next = begin;
        for (var i = 0; i < count; i++)
        {
            step.At = next + 2;
            Run(memory[next], step);
            next += 2 + memory[next + 1];
            Group.Barrier();
        }
    }

    private static void Run(int operation, DeviceStep step)
    {
        switch (operation)
        {
            case (int)DeviceOperation.Contraction:
                DeviceContraction.Run(step);
                break;
            case (int)DeviceOperation.Copy:
                DeviceElementwise.Copy(step);
                break;
            case (int)DeviceOperation.Zero:
                DeviceElementwise.Zero(step);
                break;
            case (int)DeviceOperation.Unary:
                DeviceElementwise.Unary(step);
                break;
            case (int)DeviceOperation.UnaryGradient:
                DeviceElementwise.UnaryGradient(step);
                break;
            case (int)DeviceOperation.ColumnSum:
                DeviceElementwise.ColumnSum(step);
                break;
            case (int)DeviceOperation.CrossEntropy:
                DeviceLosses.CrossEntropy(step);
                break;
            case (int)DeviceOperation.Binary:
                DeviceBinary.Values(step);
                break;
            case (int)DeviceOperation.BinaryGradient:
                DeviceBinary.Gradient(step);
                break;
            case (int)DeviceOperation.Reduce:
                DeviceReductions.Reduce(step);
                break;
            case (int)DeviceOperation.ReduceGradient:
                DeviceReductions.ReduceGradient(step);
                break;
            case (int)DeviceOperation.Softmax:
                DeviceReductions.Softmax(step);
                break;
            case (int)DeviceOperation.SoftmaxGradient:
                DeviceReductions.SoftmaxGradient(step);
                break;
            case (int)DeviceOperation.Norm:
                DeviceNorms.Norm(step);
                break;
            case (int)DeviceOperation.NormGradient:
                DeviceNorms.Gradient(step);
                break;
            case (int)DeviceOperation.NormScaleGradient:
                DeviceNorms.ScaleGradient(step);
                break;
            case (int)DeviceOperation.Pool:
                DevicePools.Pool(step);
                break;
            case (int)DeviceOperation.PoolGradient:
                DevicePools.Gradient(step);
                break;
            case (int)DeviceOperation.Scale:
                DeviceElementwise.Scale(step);
                break;
            case (int)DeviceOperation.Causal:
                DeviceSequences.Causal(step);
                break;
            case (int)DeviceOperation.Embedding:
                DeviceSequences.Embedding(step);
                break;
            case (int)DeviceOperation.EmbeddingGradient:
                DeviceSequences.EmbeddingGradient(step);
                break;
            case (int)DeviceOperation.Neighbor:
                DeviceNeighbors.Values(step);
                break;
            case (int)DeviceOperation.NeighborGradient:
                DeviceNeighbors.Gradient(step);
                break;
            case (int)DeviceOperation.Recurrent:
                DeviceSequences.Recurrent(step);
                break;
            default:
                DeviceSequences.RecurrentGradient(step);
                break;
        }
    }
}
