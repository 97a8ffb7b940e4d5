using System.Runtime.InteropServices;

namespace EvoLLM.Evaluators;

/// <summary>Runs layer programs on one core with the processor's vectors. Allocates nothing once it is made.</summary>
internal sealed unsafe class SimdRunner : ITensorRunner
{
    private const int Bytes = 64;

    private readonly TensorProgram _program;
    private readonly float* _scratch;

    /// <summary>Makes an arena of zeros, but for what is 1 in the beginning.</summary>
    /// <param name="program">What is run.</param>
    public SimdRunner(TensorProgram program)
    {
        _program = program;
        Arena = Allocate(program.Arena + (2 * Lane16.Width));
        _scratch = Allocate(SimdContraction.Scratch);
        foreach (var (place, count) in program.Ones)
        {
            At(place, count).Fill(1);
        }
    }

    /// <summary>The numbers of the program.</summary>
    public float* Arena { get; }

    /// <summary>Some of the numbers.</summary>
    /// <param name="place">Where they begin.</param>
    /// <param name="count">How many.</param>
    public Span<float> At(int place, int count) => new(Arena + place, count);

    /// <inheritdoc/>
    public float[] Read(int place, int count) => At(place, count).ToArray();

    /// <inheritdoc/>
    public void Write(int place, ReadOnlySpan<float> values) => values.CopyTo(At(place, values.Length));

    /// <inheritdoc/>
    public void Forward() => Run(_program.Forward);

    /// <inheritdoc/>
    public void Evaluate() => Run(_program.Evaluation);

    /// <inheritdoc/>
    public void Backward() => Run(_program.Backward);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Arena);
        NativeMemory.AlignedFree(_scratch);
    }

    private static float* Allocate(int count)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), Bytes);
        new Span<float>(memory, count).Clear();
        return memory;
    }

    private void Run(IReadOnlyList<TensorStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            switch (steps[i])
            {
                case ContractionStep step:
                    SimdContraction.Run(step.Work, Arena + step.A, Arena + step.B, Arena + step.C, Arena + step.Bias, _scratch);
                    break;
                case UnaryStep step:
                    SimdElementwise.Apply(step, Arena);
                    break;
                case UnaryGradientStep step:
                    SimdElementwise.Apply(step, Arena);
                    break;
                case CopyStep step:
                    SimdElementwise.Apply(step, Arena);
                    break;
                case ColumnSumStep step:
                    SimdElementwise.Apply(step, Arena);
                    break;
                case ZeroStep step:
                    At(step.To, step.Count).Clear();
                    break;
                case BinaryStep step:
                    SimdBinary.Apply(step, Arena);
                    break;
                case BinaryGradientStep step:
                    SimdBinary.Apply(step, Arena);
                    break;
                case ReduceStep step:
                    SimdReductions.Apply(step, Arena);
                    break;
                case ReduceGradientStep step:
                    SimdReductions.Apply(step, Arena);
                    break;
                case SoftmaxStep step:
                    SimdReductions.Apply(step, Arena);
                    break;
                case SoftmaxGradientStep step:
                    SimdReductions.Apply(step, Arena);
                    break;
                case NormStep step:
                    SimdNorms.Apply(step, Arena);
                    break;
                case NormGradientStep step:
                    SimdNorms.Apply(step, Arena);
                    break;
                case PoolStep step:
                    SimdPools.Apply(step, Arena);
                    break;
                case PoolGradientStep step:
                    SimdPools.Apply(step, Arena);
                    break;
                case ScaleStep step:
                    SimdElementwise.Apply(step, Arena);
                    break;
                case CausalStep step:
                    SimdSequences.Apply(step, Arena);
                    break;
                case EmbeddingStep step:
                    SimdSequences.Apply(step, Arena);
                    break;
                case EmbeddingGradientStep step:
                    SimdSequences.Apply(step, Arena);
                    break;
                case RecurrentStep step:
                    SimdSequences.Apply(step, Arena);
                    break;
                case RecurrentGradientStep step:
                    SimdSequences.Apply(step, Arena);
                    break;
                case NeighborStep step:
                    SimdNeighbors.Apply(step, Arena);
                    break;
                case NeighborGradientStep step:
                    SimdNeighbors.Apply(step, Arena);
                    break;
                case CrossEntropyStep step:
                    SimdLosses.Apply(step, Arena);
                    break;
                default:
                    throw new NotSupportedException($"No kernel for {steps[i].GetType().Name}.");
            }
        }
    }
}
