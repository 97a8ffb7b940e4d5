namespace EvoLLM.Evaluators;

/// <summary>Steps of recurrent layers, rows of tables and causal attention inside a kernel.</summary>
internal static class DeviceSequences
{
    private const float Never = -1e30f;
    private const int IsGru = (int)NetworkOperator.Gru;
    private const int IsLstm = (int)NetworkOperator.Lstm;

    /// <summary>Fields: place, matrices, rows, columns.</summary>
    public static void Causal(DeviceStep step)
    {
        for (var i = step.First; i < step[1] * step[2] * step[3]; i += step.Stride)
        {
            if (i % step[3] > i / step[3] % step[2])
            {
                step.Arena[step[0] + i] = Never;
            }
        }
    }

    /// <summary>Fields: indices, table, y, count, entries, width.</summary>
    public static void Embedding(DeviceStep step)
    {
        for (var i = step.First; i < step[3] * step[5]; i += step.Stride)
        {
            var row = Row(step.Arena[step[0] + (i / step[5])], step[4]);
            step.Arena[step[2] + i] = step.Arena[step[1] + (row * step[5]) + (i % step[5])];
        }
    }

    /// <summary>Fields: indices, count, entries, width, gradient of y, gradient of the table.</summary>
    public static void EmbeddingGradient(DeviceStep step)
    {
        var width = step[3];
        for (var i = step.First; i < step[2] * width; i += step.Stride)
        {
            var (entry, column) = (i / width, i % width);
            var sum = step.Arena[step[5] + i];
            for (var number = 0; number < step[1]; number++)
            {
                if (Row(step.Arena[step[0] + number], step[2]) == entry)
                {
                    sum = DeviceMath.Add(sum, step.Arena[step[4] + (number * width) + column]);
                }
            }

            step.Arena[step[5] + i] = sum;
        }
    }

    /// <summary>Fields: function, batch, hidden, input, floats of its row, state, floats of its row, last, next, gates, last cell, next cell.</summary>
    public static void Recurrent(DeviceStep step)
    {
        var (arena, hidden) = (step.Arena, step[2]);
        for (var i = step.First; i < step[1] * hidden; i += step.Stride)
        {
            var (row, unit) = (i / hidden, i % hidden);
            var (input, state) = (step[3] + (row * step[4]) + unit, step[5] + (row * step[6]) + unit);
            if (step[0] == IsGru)
            {
                Gru(step, i, input, state);
            }
            else if (step[0] == IsLstm)
            {
                Lstm(step, i, input, state);
            }
            else
            {
                arena[step[8] + i] = Tanh(DeviceMath.Add(arena[input], arena[state]));
            }
        }
    }

    /// <summary>Fields: those of the step, gradients of next, last, cell, input and state.</summary>
    public static void RecurrentGradient(DeviceStep step)
    {
        var (arena, hidden) = (step.Arena, step[2]);
        for (var i = step.First; i < step[1] * hidden; i += step.Stride)
        {
            var (row, unit) = (i / hidden, i % hidden);
            var state = step[5] + (row * step[6]) + unit;
            var (ofInput, ofState) = (step[15] + (row * step[4]) + unit, step[16] + (row * step[6]) + unit);
            if (step[0] == IsGru)
            {
                GruBack(step, i, state, ofInput, ofState);
            }
            else if (step[0] == IsLstm)
            {
                LstmBack(step, i, ofInput, ofState);
            }
            else
            {
                var next = arena[step[8] + i];
                var owed = DeviceMath.Multiply(arena[step[12] + i], DeviceMath.Subtract(1, DeviceMath.Multiply(next, next)));
                arena[ofInput] = owed;
                arena[ofState] = owed;
                arena[step[13] + i] = 0;
            }
        }
    }

    private static void Gru(DeviceStep step, int i, int input, int state)
    {
        var (arena, hidden) = (step.Arena, step[2]);
        var reset = Sigmoid(DeviceMath.Add(arena[input], arena[state]));
        var update = Sigmoid(DeviceMath.Add(arena[input + hidden], arena[state + hidden]));
        var made = Tanh(DeviceMath.Fma(reset, arena[state + (2 * hidden)], arena[input + (2 * hidden)]));
        arena[step[8] + i] = DeviceMath.Fma(update, DeviceMath.Subtract(arena[step[7] + i], made), made);
        SetGate(step, i, 0, reset);
        SetGate(step, i, 1, update);
        SetGate(step, i, 2, made);
    }

    private static void GruBack(DeviceStep step, int i, int state, int ofInput, int ofState)
    {
        var (arena, hidden) = (step.Arena, step[2]);
        var (owed, last) = (arena[step[12] + i], arena[step[7] + i]);
        var (reset, update, made) = (Gate(step, i, 0), Gate(step, i, 1), Gate(step, i, 2));
        var ofMade = DeviceMath.Multiply(DeviceMath.Multiply(owed, Less(update)), DeviceMath.Subtract(1, DeviceMath.Multiply(made, made)));
        var ofUpdate = DeviceMath.Multiply(DeviceMath.Multiply(DeviceMath.Multiply(owed, DeviceMath.Subtract(last, made)), update), Less(update));
        var ofReset = DeviceMath.Multiply(DeviceMath.Multiply(DeviceMath.Multiply(ofMade, arena[state + (2 * hidden)]), reset), Less(reset));
        arena[ofInput] = ofReset;
        arena[ofInput + hidden] = ofUpdate;
        arena[ofInput + (2 * hidden)] = ofMade;
        arena[ofState] = ofReset;
        arena[ofState + hidden] = ofUpdate;
        arena[ofState + (2 * hidden)] = DeviceMath.Multiply(ofMade, reset);
        arena[step[13] + i] = DeviceMath.Multiply(owed, update);
    }

    private static void Lstm(DeviceStep step, int i, int input, int state)
    {
        var (arena, hidden) = (step.Arena, step[2]);
        var taken = Sigmoid(DeviceMath.Add(arena[input], arena[state]));
        var forget = Sigmoid(DeviceMath.Add(arena[input + hidden], arena[state + hidden]));
        var memory = Tanh(DeviceMath.Add(arena[input + (2 * hidden)], arena[state + (2 * hidden)]));
        var output = Sigmoid(DeviceMath.Add(arena[input + (3 * hidden)], arena[state + (3 * hidden)]));
        var cell = DeviceMath.Fma(forget, arena[step[10] + i], DeviceMath.Multiply(taken, memory));
        var shown = Tanh(cell);
        arena[step[11] + i] = cell;
        arena[step[8] + i] = DeviceMath.Multiply(output, shown);
        SetGate(step, i, 0, taken);
        SetGate(step, i, 1, forget);
        SetGate(step, i, 2, memory);
        SetGate(step, i, 3, output);
        SetGate(step, i, 4, shown);
    }

    private static void LstmBack(DeviceStep step, int i, int ofInput, int ofState)
    {
        var (arena, hidden, owed) = (step.Arena, step[2], step.Arena[step[12] + i]);
        var (taken, forget, memory, output, shown) = (Gate(step, i, 0), Gate(step, i, 1), Gate(step, i, 2), Gate(step, i, 3), Gate(step, i, 4));
        var ofCell = DeviceMath.Fma(DeviceMath.Multiply(owed, output), DeviceMath.Subtract(1, DeviceMath.Multiply(shown, shown)), arena[step[14] + i]);
        var ofTaken = DeviceMath.Multiply(DeviceMath.Multiply(DeviceMath.Multiply(ofCell, memory), taken), Less(taken));
        var ofForget = DeviceMath.Multiply(DeviceMath.Multiply(DeviceMath.Multiply(ofCell, arena[step[10] + i]), forget), Less(forget));
        var ofMemory = DeviceMath.Multiply(DeviceMath.Multiply(ofCell, taken), DeviceMath.Subtract(1, DeviceMath.Multiply(memory, memory)));
        var ofOutput = DeviceMath.Multiply(DeviceMath.Multiply(DeviceMath.Multiply(owed, shown), output), Less(output));
        arena[ofInput] = ofTaken;
        arena[ofInput + hidden] = ofForget;
        arena[ofInput + (2 * hidden)] = ofMemory;
        arena[ofInput + (3 * hidden)] = ofOutput;
        arena[ofState] = ofTaken;
        arena[ofState + hidden] = ofForget;
        arena[ofState + (2 * hidden)] = ofMemory;
        arena[ofState + (3 * hidden)] = ofOutput;
        arena[step[14] + i] = DeviceMath.Multiply(ofCell, forget);
        arena[step[13] + i] = 0;
    }

    private static float Gate(DeviceStep step, int i, int number) => step.Arena[step[9] + (number * step[1] * step[2]) + i];

    private static void SetGate(DeviceStep step, int i, int number, float value) => step.Arena[step[9] + (number * step[1] * step[2]) + i] = value;

    private static float Less(float share) => DeviceMath.Subtract(1, share);

    private static float Sigmoid(float x) => ExactMath<DeviceLane>.Sigmoid(new DeviceLane(x)).Value;

    private static float Tanh(float x) => ExactMath<DeviceLane>.Tanh(new DeviceLane(x)).Value;

    private static int Row(float index, int entries)
    {
        var row = (int)index;
        return row < 0 ? 0 : row >= entries ? entries - 1 : row;
    }
}
