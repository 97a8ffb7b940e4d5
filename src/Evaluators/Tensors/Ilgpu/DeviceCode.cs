namespace EvoLLM.Evaluators;

/// <summary>
/// Layer programs as integers, the only form that kernels read: steps one after the other, each as an operation, the number of its fields, and the fields; and the tables
/// that they point to. One kernel runs every network, so none is compiled for a candidate. What many numbers would add to one place at once is turned round: for each place
/// a list of what comes to it, in the order in which the processor adds it.
/// </summary>
internal sealed class DeviceCode
{
    private readonly List<int> _memory = [];
    private readonly Dictionary<int[], int> _tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>All that was written; something even where that is nothing, since a device holds no empty memory.</summary>
    public int[] ToArray() => [.. _memory.DefaultIfEmpty()];

    /// <summary>Writes some steps.</summary>
    /// <returns>Where they begin, and how many there are.</returns>
    public (int Begin, int Count) Write(IEnumerable<TensorStep> steps)
    {
        // Tables come first: what is written of a step must not be interrupted.
        var encoded = steps.SelectMany(Encode).ToList();
        var begin = _memory.Count;
        foreach (var (operation, fields) in encoded)
        {
            _memory.Add((int)operation);
            _memory.Add(fields.Length);
            _memory.AddRange(fields);
        }

        return (begin, encoded.Count);
    }

    private IEnumerable<(DeviceOperation Operation, int[] Fields)> Encode(TensorStep step) => step switch
    {
        ContractionStep { Work: var work } product => [(DeviceOperation.Contraction, [
            work.RowsOfA.Length, work.TermsOfA.Length, work.Columns, work.ColumnsOfB, (int)work.Start, product.A, product.B, product.C, product.Bias,
            Table(work.RowsOfA), Table(work.RowsOfC), Table(work.TermsOfA), Table(work.TermsOfB)])],
        CopyStep copy => [(DeviceOperation.Copy, [copy.From, copy.To, Truth(copy.Accumulate), copy.Sizes.Length, Product(copy.Sizes), Table(copy.Sizes), Table(copy.FromStrides), Table(copy.ToStrides)])],
        ZeroStep zero => [(DeviceOperation.Zero, [zero.To, zero.Count])],
        UnaryStep unary => [(DeviceOperation.Unary, [(int)unary.Function, unary.X, unary.Y, unary.Count])],
        UnaryGradientStep back => [(DeviceOperation.UnaryGradient, [(int)back.Function, back.X, back.Y, back.GradientOfY, back.GradientOfX, back.Count, Truth(back.Accumulate)])],
        ColumnSumStep sum => [(DeviceOperation.ColumnSum, [sum.From, sum.To, sum.Rows, sum.Columns])],
        CrossEntropyStep loss => [(DeviceOperation.CrossEntropy, [loss.Logits, loss.Labels, loss.Loss, loss.Gradient, loss.Rows, loss.Classes, Bits(loss.Smoothing)])],
        BinaryStep binary => [(DeviceOperation.Binary, [(int)binary.Function, binary.A, binary.B, binary.Y, binary.Sizes.Length, Product(binary.Sizes), Table(binary.Sizes), Table(binary.StridesOfA), Table(binary.StridesOfB)])],
        BinaryGradientStep back => [Encode(back)],
        ReduceStep reduce => [(DeviceOperation.Reduce, [(int)reduce.Function, reduce.X, reduce.Y, .. Axes(reduce.Along)])],
        ReduceGradientStep { Forward: var reduce } back => [(DeviceOperation.ReduceGradient, [(int)reduce.Function, reduce.X, reduce.Y, .. Axes(reduce.Along), back.GradientOfY, back.GradientOfX, Truth(back.Accumulate)])],
        SoftmaxStep softmax => [(DeviceOperation.Softmax, [Truth(softmax.Logarithm), softmax.X, softmax.Y, .. Axes(softmax.Along)])],
        SoftmaxGradientStep { Forward: var softmax } back => [(DeviceOperation.SoftmaxGradient, [Truth(softmax.Logarithm), softmax.X, softmax.Y, .. Axes(softmax.Along), back.GradientOfY, back.GradientOfX, Truth(back.Accumulate)])],
        NormStep norm => [(DeviceOperation.Norm, Fields(norm))],
        NormGradientStep back => Encode(back),
        PoolStep pool => [(DeviceOperation.Pool, [pool.Divisor, pool.X, pool.Y, pool.Rows, pool.RowOfX, pool.Channels, pool.Windows.Starts.Length - 1, Table(pool.Windows.Starts), Table(pool.Windows.Places)])],
        PoolGradientStep back => [Encode(back)],
        ScaleStep scale => [(DeviceOperation.Scale, [scale.From, scale.To, scale.Count, Bits(scale.Factor), Truth(scale.Accumulate)])],
        CausalStep causal => [(DeviceOperation.Causal, [causal.Place, causal.Matrices, causal.Rows, causal.Columns])],
        EmbeddingStep rows => [(DeviceOperation.Embedding, [rows.Indices, rows.Table, rows.Y, rows.Count, rows.Entries, rows.Width])],
        EmbeddingGradientStep { Forward: var rows } back => [(DeviceOperation.EmbeddingGradient, [rows.Indices, rows.Count, rows.Entries, rows.Width, back.GradientOfY, back.GradientOfTable])],
        NeighborStep graph => [(DeviceOperation.Neighbor, Fields(graph))],
        NeighborGradientStep back => [(DeviceOperation.NeighborGradient, [.. Fields(back.Forward), back.GradientOfY, back.GradientOfX, Truth(back.Accumulate)])],
        RecurrentStep recurrent => [(DeviceOperation.Recurrent, Fields(recurrent))],
        RecurrentGradientStep back => [(DeviceOperation.RecurrentGradient, [.. Fields(back.Forward), back.GradientOfNext, back.GradientOfLast, back.GradientOfCell, back.GradientOfInput, back.GradientOfState])],
        _ => throw new NotSupportedException($"No code for {step.GetType().Name}."),
    };

    /// <summary>A place of an argument stands for all values along the axes of stride 0: they come to it in their order.</summary>
    private (DeviceOperation Operation, int[] Fields) Encode(BinaryGradientStep back)
    {
        var forward = back.Forward;
        var strides = back.OfSecond ? forward.StridesOfB : forward.StridesOfA;
        var axes = Enumerable.Range(0, forward.Sizes.Length).ToList();
        int[] own = [.. axes.Where(axis => strides[axis] != 0)];
        int[] repeated = [.. axes.Where(axis => strides[axis] == 0)];
        int[] sizes = [.. own.Concat(repeated).Select(axis => forward.Sizes[axis])];
        int[] ofA = [.. own.Concat(repeated).Select(axis => forward.StridesOfA[axis])];
        int[] ofB = [.. own.Concat(repeated).Select(axis => forward.StridesOfB[axis])];
        int[] ofY = [.. own.Concat(repeated).Select(axis => Product(forward.Sizes[(axis + 1)..]))];
        return (DeviceOperation.BinaryGradient, [
            (int)forward.Function, forward.A, forward.B, back.GradientOfY, back.Gradient, Truth(back.OfSecond),
            own.Length, sizes.Length, Product(sizes[..own.Length]), Product(sizes[own.Length..]), Table(sizes), Table(ofA), Table(ofB), Table(ofY)]);
    }

    /// <summary>Groups owe to their numbers, and all groups together to scales and shifts.</summary>
    private IEnumerable<(DeviceOperation Operation, int[] Fields)> Encode(NormGradientStep back)
    {
        var table = back.Forward.Table;
        if (back.GradientOfX != 0)
        {
            yield return (DeviceOperation.NormGradient, [.. Fields(back.Forward), back.GradientOfY, back.GradientOfX, Truth(back.Accumulate)]);
        }

        // The terms of a group that have one scale, scale after scale.
        var reach = table.ScalesOfTerms.Max() + 1;
        var (starts, terms) = Lists(reach, table.ScalesOfTerms.Select((scale, term) => (scale, term)));
        yield return (DeviceOperation.NormScaleGradient, [
            .. Fields(back.Forward), back.GradientOfY, back.GradientOfScale, back.GradientOfShift, table.ScalesOfGroups.Max() + reach, reach, Table(starts), Table(terms)]);
    }

    /// <summary>The windows that a place lies in owe to it, one after the other.</summary>
    private (DeviceOperation Operation, int[] Fields) Encode(PoolGradientStep back)
    {
        var (forward, windows) = (back.Forward, back.Forward.Windows);
        var places = forward.RowOfX / forward.Channels;
        var pairs = Enumerable.Range(0, windows.Starts.Length - 1).SelectMany(window => windows.Places[windows.Starts[window]..windows.Starts[window + 1]].Select(place => (place, window)));
        var (starts, lists) = Lists(places, pairs);
        return (DeviceOperation.PoolGradient, [
            forward.Divisor, forward.X, forward.Y, forward.Rows, forward.RowOfX, forward.Channels, windows.Starts.Length - 1, Table(windows.Starts), Table(windows.Places),
            back.GradientOfY, back.GradientOfX, Table(starts), Table(lists)]);
    }

    private int[] Fields(NormStep norm) =>
    [
        (int)norm.Mode, norm.X, norm.Y, norm.Scale, norm.Shift, norm.Statistics, norm.Running, norm.Table.Groups.Length, norm.Table.Terms.Length,
        Table(norm.Table.Groups), Table(norm.Table.Terms), Table(norm.Table.ScalesOfGroups), Table(norm.Table.ScalesOfTerms),
    ];

    private static int[] Fields(NeighborStep step) => [(int)step.Function, step.Edges, step.X, step.Y, step.Batch, step.Nodes, step.Features];

    private static int[] Fields(RecurrentStep step) =>
        [(int)step.Function, step.Batch, step.Hidden, step.Input, step.InputRow, step.State, step.InputRowOfState, step.Last, step.Next, step.Gates, step.LastCell, step.NextCell];

    private static int[] Axes(AlongAxis along) => [along.Outer, along.Axis, along.Inner];

    /// <summary>For each of some numbers what belongs to it, in order, one list behind the other.</summary>
    private static (int[] Starts, int[] Items) Lists(int count, IEnumerable<(int Key, int Item)> pairs)
    {
        var lists = pairs.ToLookup(pair => pair.Key, pair => pair.Item);
        var (starts, items) = (new List<int> { 0 }, new List<int>());
        for (var key = 0; key < count; key++)
        {
            items.AddRange(lists[key]);
            starts.Add(items.Count);
        }

        return ([.. starts], [.. items]);
    }

    private static int Truth(bool value) => value ? 1 : 0;

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static int Product(int[] sizes) => sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>Where a table lies; one that several steps share lies there once.</summary>
    private int Table(int[] table)
    {
        if (!_tables.TryGetValue(table, out var place))
        {
            _tables[table] = place = _memory.Count;
            _memory.AddRange(table);
        }

        return place;
    }
}
