using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <summary>Steps of recurrent layers, and rows of tables.</summary>
internal static unsafe class SimdSequences
{
    private const float Never = -1e30f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(CausalStep step, float* arena)
    {
        for (var row = 0; row < step.Matrices * step.Rows; row++)
        {
            for (var column = (row % step.Rows) + 1; column < step.Columns; column++)
            {
                arena[step.Place + (row * step.Columns) + column] = Never;
            }
        }
    }

    public static void Apply(EmbeddingStep step, float* arena)
    {
        for (var i = 0; i < step.Count; i++)
        {
            new ReadOnlySpan<float>(arena + step.Table + (Row(step, arena, i) * step.Width), step.Width).CopyTo(new Span<float>(arena + step.Y + (i * step.Width), step.Width));
        }
    }

    public static void Apply(EmbeddingGradientStep step, float* arena)
    {
        var width = step.Forward.Width;
        for (var i = 0; i < step.Forward.Count; i++)
        {
            var target = arena + step.GradientOfTable + (Row(step.Forward, arena, i) * width);
            for (var j = 0; j < width; j++)
            {
                target[j] += arena[step.GradientOfY + (i * width) + j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(RecurrentStep step, float* arena)
    {
        for (var row = 0; row < step.Batch; row++)
        {
            for (var unit = 0; unit < step.Hidden; unit++)
            {
                var cell = Cell.At(step, arena, (row, unit));
                switch (step.Function)
                {
                    case NetworkOperator.Gru:
                        Gru(cell);
                        break;
                    case NetworkOperator.Lstm:
                        Lstm(cell);
                        break;
                    default:
                        *cell.Next = ExactMath<Lane1>.Tanh(new Lane1(cell.Input[0] + cell.State[0])).Value;
                        break;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(RecurrentGradientStep step, float* arena)
    {
        var forward = step.Forward;
        for (var row = 0; row < forward.Batch; row++)
        {
            for (var unit = 0; unit < forward.Hidden; unit++)
            {
                var (cell, back) = (Cell.At(forward, arena, (row, unit)), CellGradient.At(step, arena, (row, unit)));
                switch (forward.Function)
                {
                    case NetworkOperator.Gru:
                        GruBack(cell, back);
                        break;
                    case NetworkOperator.Lstm:
                        LstmBack(cell, back);
                        break;
                    default:
                        back.Input[0] = back.State[0] = *back.Next * (1 - (*cell.Next * *cell.Next));
                        *back.Last = 0;
                        break;
                }
            }
        }
    }

    private static int Row(EmbeddingStep step, float* arena, int number) => Math.Clamp((int)arena[step.Indices + number], 0, step.Entries - 1);

    private static float Sigmoid(float x) => ExactMath<Lane1>.Sigmoid(new Lane1(x)).Value;

    private static float Tanh(float x) => ExactMath<Lane1>.Tanh(new Lane1(x)).Value;

    /// <summary>Gates in the order reset, update, new (Cho et al. 2014, with the reset behind the weights of the state as frameworks have it).</summary>
    private static void Gru(in Cell cell)
    {
        var hidden = cell.Hidden;
        var (reset, update) = (Sigmoid(cell.Input[0] + cell.State[0]), Sigmoid(cell.Input[hidden] + cell.State[hidden]));
        var made = Tanh(MathF.FusedMultiplyAdd(reset, cell.State[2 * hidden], cell.Input[2 * hidden]));
        *cell.Next = MathF.FusedMultiplyAdd(update, *cell.Last - made, made);
        (cell.Gate(0), cell.Gate(1), cell.Gate(2)) = (reset, update, made);
    }

    private static void GruBack(in Cell cell, in CellGradient back)
    {
        var (hidden, owed) = (cell.Hidden, *back.Next);
        var (reset, update, made) = (cell.Gate(0), cell.Gate(1), cell.Gate(2));
        var ofMade = owed * (1 - update) * (1 - (made * made));
        var ofUpdate = owed * (*cell.Last - made) * update * (1 - update);
        var ofReset = ofMade * cell.State[2 * hidden] * reset * (1 - reset);
        (back.Input[0], back.Input[hidden], back.Input[2 * hidden]) = (ofReset, ofUpdate, ofMade);
        (back.State[0], back.State[hidden], back.State[2 * hidden]) = (ofReset, ofUpdate, ofMade * reset);
        *back.Last = owed * update;
    }

    /// <summary>Gates in the order input, forget, memory, output (Hochreiter and Schmidhuber 1997; Gers et al. 2000).</summary>
    private static void Lstm(in Cell cell)
    {
        var hidden = cell.Hidden;
        var (input, forget) = (Sigmoid(cell.Input[0] + cell.State[0]), Sigmoid(cell.Input[hidden] + cell.State[hidden]));
        var (memory, output) = (Tanh(cell.Input[2 * hidden] + cell.State[2 * hidden]), Sigmoid(cell.Input[3 * hidden] + cell.State[3 * hidden]));
        *cell.NextCell = MathF.FusedMultiplyAdd(forget, *cell.LastCell, input * memory);
        var shown = Tanh(*cell.NextCell);
        *cell.Next = output * shown;
        (cell.Gate(0), cell.Gate(1), cell.Gate(2), cell.Gate(3), cell.Gate(4)) = (input, forget, memory, output, shown);
    }

    private static void LstmBack(in Cell cell, in CellGradient back)
    {
        var (hidden, owed) = (cell.Hidden, *back.Next);
        var (input, forget, memory, output, shown) = (cell.Gate(0), cell.Gate(1), cell.Gate(2), cell.Gate(3), cell.Gate(4));
        var ofCell = MathF.FusedMultiplyAdd(owed * output, 1 - (shown * shown), *back.Cell);
        back.Input[0] = back.State[0] = ofCell * memory * input * (1 - input);
        back.Input[hidden] = back.State[hidden] = ofCell * *cell.LastCell * forget * (1 - forget);
        back.Input[2 * hidden] = back.State[2 * hidden] = ofCell * input * (1 - (memory * memory));
        back.Input[3 * hidden] = back.State[3 * hidden] = owed * shown * output * (1 - output);
        *back.Cell = ofCell * forget;
        *back.Last = 0;
    }

    /// <summary>What belongs to one number of a state.</summary>
    private readonly struct Cell
    {
        public required int Hidden { get; init; }

        public required float* Input { get; init; }

        public required float* State { get; init; }

        public required float* Last { get; init; }

        public required float* Next { get; init; }

        public required float* LastCell { get; init; }

        public required float* NextCell { get; init; }

        public required float* Gates { get; init; }

        public required int Rows { get; init; }

        public static Cell At(RecurrentStep step, float* arena, (int Row, int Unit) place)
        {
            var (gates, at) = (step.InputRowOfState, (place.Row * step.Hidden) + place.Unit);
            return new Cell
            {
                Hidden = step.Hidden,
                Rows = step.Batch * step.Hidden,
                Input = arena + step.Input + (place.Row * step.InputRow) + place.Unit,
                State = arena + step.State + (place.Row * gates) + place.Unit,
                Last = arena + step.Last + at,
                Next = arena + step.Next + at,
                LastCell = arena + step.LastCell + at,
                NextCell = arena + step.NextCell + at,
                Gates = arena + step.Gates + at,
            };
        }

        public ref float Gate(int number) => ref Gates[number * Rows];
    }

    /// <summary>The gradients of what belongs to one number of a state.</summary>
    private readonly struct CellGradient
    {
        public required float* Input { get; init; }

        public required float* State { get; init; }

        public required float* Last { get; init; }

        public required float* Next { get; init; }

        public required float* Cell { get; init; }

        public static CellGradient At(RecurrentGradientStep step, float* arena, (int Row, int Unit) place)
        {
            var at = (place.Row * step.Forward.Hidden) + place.Unit;
            return new CellGradient
            {
                Input = arena + step.GradientOfInput + (place.Row * step.Forward.InputRow) + place.Unit,
                State = arena + step.GradientOfState + (place.Row * step.Forward.InputRowOfState) + place.Unit,
                Last = arena + step.GradientOfLast + at,
                Next = arena + step.GradientOfNext + at,
                Cell = arena + step.GradientOfCell + at,
            };
        }
    }
}
