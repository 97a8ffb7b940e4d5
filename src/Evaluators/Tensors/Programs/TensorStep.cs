namespace EvoLLM.Evaluators;

/// <summary>
/// One step of a layer program: what it reads and writes are places in one array of floats, the arena of a candidate. Every result is one chain of operations in
/// a fixed order, so that all devices give the same bits.
/// </summary>
internal abstract record TensorStep;

/// <summary>A contraction.</summary>
/// <param name="Work">Its shape.</param>
/// <param name="A">The place of A.</param>
/// <param name="B">The place of B.</param>
/// <param name="C">The place of C.</param>
/// <param name="Bias">The place of a number for each column, where sums begin with it.</param>
internal sealed record ContractionStep(Contraction Work, int A, int B, int C, int Bias = 0) : TensorStep;

/// <summary>Moves numbers: <c>to[sum of i * ToStrides] = from[sum of i * FromStrides]</c>, or adds them there.</summary>
/// <param name="From">The place that is read.</param>
/// <param name="To">The place that is written.</param>
/// <param name="Sizes">How many there are along each of some axes, the last of which is the fastest.</param>
/// <param name="FromStrides">How far they lie apart where they are read.</param>
/// <param name="ToStrides">How far they lie apart where they are written.</param>
/// <param name="Accumulate">Whether they are added to what is there.</param>
internal sealed record CopyStep(int From, int To, int[] Sizes, int[] FromStrides, int[] ToStrides, bool Accumulate = false) : TensorStep;

/// <summary>Writes zeros.</summary>
/// <param name="To">The place.</param>
/// <param name="Count">How many.</param>
internal sealed record ZeroStep(int To, int Count) : TensorStep;

/// <summary>A function of each number.</summary>
/// <param name="Function">The function.</param>
/// <param name="X">The place of its arguments.</param>
/// <param name="Y">The place of its values.</param>
/// <param name="Count">How many.</param>
internal sealed record UnaryStep(NetworkOperator Function, int X, int Y, int Count) : TensorStep;

/// <summary>What the gradient of a function's arguments is, from that of its values.</summary>
/// <param name="Function">The function.</param>
/// <param name="X">The place of its arguments.</param>
/// <param name="Y">The place of its values.</param>
/// <param name="GradientOfY">The place of the gradient of its values.</param>
/// <param name="GradientOfX">The place of the gradient of its arguments.</param>
/// <param name="Count">How many.</param>
/// <param name="Accumulate">Whether it is added to what is there.</param>
internal sealed record UnaryGradientStep(NetworkOperator Function, int X, int Y, int GradientOfY, int GradientOfX, int Count, bool Accumulate) : TensorStep;

/// <summary>Adds rows up: a number for each column.</summary>
/// <param name="From">The place of the rows.</param>
/// <param name="To">The place of the sums.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
internal sealed record ColumnSumStep(int From, int To, int Rows, int Columns) : TensorStep;

/// <summary>The mean cross entropy of rows of logits, and its gradient.</summary>
/// <param name="Logits">The place of the logits, row by row.</param>
/// <param name="Labels">The place of the labels, a whole number for each row.</param>
/// <param name="Loss">The place of the loss.</param>
/// <param name="Gradient">The place of the gradient of the logits.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Classes">How many classes.</param>
/// <param name="Smoothing">How much of each label is spread over all classes, 0 to 1.</param>
internal sealed record CrossEntropyStep(int Logits, int Labels, int Loss, int Gradient, int Rows, int Classes, float Smoothing) : TensorStep;

/// <summary>A function of two numbers each. Along axes of stride 0 a number is used again.</summary>
/// <param name="Function">The function.</param>
/// <param name="A">The place of the first arguments.</param>
/// <param name="B">The place of the second arguments.</param>
/// <param name="Y">The place of the values, side by side.</param>
/// <param name="Sizes">How many values there are along each axis.</param>
/// <param name="StridesOfA">How far the first arguments lie apart.</param>
/// <param name="StridesOfB">How far the second arguments lie apart.</param>
internal sealed record BinaryStep(NetworkOperator Function, int A, int B, int Y, int[] Sizes, int[] StridesOfA, int[] StridesOfB) : TensorStep;

/// <summary>Adds to the gradient of the first or the second arguments what the values owe them, value by value.</summary>
/// <param name="Forward">What the values came from.</param>
/// <param name="OfSecond">Whether it is the gradient of the second arguments.</param>
/// <param name="GradientOfY">The place of the gradient of the values.</param>
/// <param name="Gradient">The place of the gradient of the arguments.</param>
internal sealed record BinaryGradientStep(BinaryStep Forward, bool OfSecond, int GradientOfY, int Gradient) : TensorStep;

/// <summary>A sum, mean or largest along one of three axes, <c>[outer, axis, inner]</c>.</summary>
/// <param name="Function">Which.</param>
/// <param name="X">The place of the numbers.</param>
/// <param name="Y">The place of the results, <c>[outer, inner]</c>.</param>
/// <param name="Along">The sizes.</param>
internal sealed record ReduceStep(NetworkOperator Function, int X, int Y, AlongAxis Along) : TensorStep;

/// <summary>The gradient of what was taken together. A largest owes all to the first that is it.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfY">The place of the gradient of the results.</param>
/// <param name="GradientOfX">The place of the gradient of the numbers.</param>
/// <param name="Accumulate">Whether it is added to what is there.</param>
internal sealed record ReduceGradientStep(ReduceStep Forward, int GradientOfY, int GradientOfX, bool Accumulate) : TensorStep;

/// <summary>Shares along one of three axes, <c>[outer, axis, inner]</c>, or their logarithms.</summary>
/// <param name="Logarithm">Whether it is their logarithms.</param>
/// <param name="X">The place of the numbers.</param>
/// <param name="Y">The place of the shares.</param>
/// <param name="Along">The sizes.</param>
internal sealed record SoftmaxStep(bool Logarithm, int X, int Y, AlongAxis Along) : TensorStep;

/// <summary>The gradient of shares, or of their logarithms.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfY">The place of the gradient of the shares.</param>
/// <param name="GradientOfX">The place of the gradient of the numbers.</param>
/// <param name="Accumulate">Whether it is added to what is there.</param>
internal sealed record SoftmaxGradientStep(SoftmaxStep Forward, int GradientOfY, int GradientOfX, bool Accumulate) : TensorStep;

/// <summary>Normalises numbers by the mean and the variance of those that belong together, with a scale and a shift.</summary>
/// <param name="Table">Which belong together.</param>
/// <param name="Mode">Where mean and variance come from.</param>
/// <param name="X">The place of the numbers.</param>
/// <param name="Y">The place of the normalised numbers.</param>
/// <param name="Scale">The place of the scales.</param>
/// <param name="Shift">The place of the shifts; 0 where there are none.</param>
/// <param name="Statistics">The place of a mean for each group, then of the inverse of each standard deviation.</param>
/// <param name="Running">The place of the running means, then of the running variances; 0 where there are none.</param>
internal sealed record NormStep(NormTable Table, NormMode Mode, int X, int Y, int Scale, int Shift, int Statistics, int Running = 0) : TensorStep;

/// <summary>The gradients of what was normalised, of its scales and of its shifts; the last two are added to what is there.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfY">The place of the gradient of the normalised numbers.</param>
/// <param name="GradientOfX">The place of the gradient of the numbers; 0 where nobody asks for it.</param>
/// <param name="Accumulate">Whether it is added to what is there.</param>
/// <param name="GradientOfScale">The place of the gradient of the scales.</param>
/// <param name="GradientOfShift">The place of the gradient of the shifts; 0 where there are none.</param>
internal sealed record NormGradientStep(NormStep Forward, int GradientOfY, int GradientOfX, bool Accumulate, int GradientOfScale, int GradientOfShift) : TensorStep;

/// <summary>The largest, or the sum over a divisor, of windows of places whose channels lie side by side.</summary>
/// <param name="Windows">The windows of a row.</param>
/// <param name="Divisor">What sums are divided by; 0 for the largest.</param>
/// <param name="X">The place of the numbers.</param>
/// <param name="Y">The place of the results.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="RowOfX">Floats of a row of the numbers.</param>
/// <param name="Channels">How many channels.</param>
internal sealed record PoolStep(PoolWindows Windows, int Divisor, int X, int Y, int Rows, int RowOfX, int Channels) : TensorStep;

/// <summary>Adds to the gradient of the numbers what their windows owe them; a largest owes all to the first that is it.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfY">The place of the gradient of the results.</param>
/// <param name="GradientOfX">The place of the gradient of the numbers.</param>
internal sealed record PoolGradientStep(PoolStep Forward, int GradientOfY, int GradientOfX) : TensorStep;

/// <summary>Each number times a factor.</summary>
/// <param name="From">The place of the numbers.</param>
/// <param name="To">The place of the products.</param>
/// <param name="Count">How many.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Accumulate">Whether they are added to what is there.</param>
internal sealed record ScaleStep(int From, int To, int Count, float Factor, bool Accumulate = false) : TensorStep;

/// <summary>Takes the later columns out of square matrices: those behind the diagonal become so small that they have no share.</summary>
/// <param name="Place">The place of the matrices.</param>
/// <param name="Matrices">How many.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Columns">Their columns.</param>
internal sealed record CausalStep(int Place, int Matrices, int Rows, int Columns) : TensorStep;

/// <summary>Rows of a table, by numbers.</summary>
/// <param name="Indices">The place of the numbers; whole, and within the table.</param>
/// <param name="Table">The place of the table.</param>
/// <param name="Y">The place of the rows.</param>
/// <param name="Count">How many numbers there are.</param>
/// <param name="Entries">How many rows the table has.</param>
/// <param name="Width">How long they are.</param>
internal sealed record EmbeddingStep(int Indices, int Table, int Y, int Count, int Entries, int Width) : TensorStep;

/// <summary>Adds to the gradient of the table what its rows owe.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfY">The place of the gradient of the rows.</param>
/// <param name="GradientOfTable">The place of the gradient of the table.</param>
internal sealed record EmbeddingGradientStep(EmbeddingStep Forward, int GradientOfY, int GradientOfTable) : TensorStep;

/// <summary>One step of a recurrent layer, from what the input and the last state give to each gate.</summary>
/// <param name="Function">Which layer.</param>
/// <param name="Batch">Rows.</param>
/// <param name="Hidden">Numbers of a state.</param>
/// <param name="Input">The place of what the input gives to the gates of the first row; gate after gate.</param>
/// <param name="InputRow">How far those of the next row lie.</param>
/// <param name="State">The place of what the last state gives to the gates, row by row.</param>
/// <param name="Last">The place of the last state.</param>
/// <param name="Next">The place of the next state.</param>
/// <param name="Gates">The place where the gates are kept for the way back, gate after gate for all rows.</param>
/// <param name="LastCell">The place of the last memory of an LSTM.</param>
/// <param name="NextCell">The place of the next memory of an LSTM.</param>
internal sealed record RecurrentStep(NetworkOperator Function, int Batch, int Hidden, int Input, int InputRow, int State, int Last, int Next, int Gates, int LastCell, int NextCell) : TensorStep
{
    /// <summary>How far what the state gives to the gates of the next row lies.</summary>
    public int InputRowOfState => Hidden * (Function switch { NetworkOperator.Gru => 3, NetworkOperator.Lstm => 4, _ => 1 });
}

/// <summary>The gradients of one step of a recurrent layer.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfNext">The place of the gradient of the next state; what the last state owes directly is written at <paramref name="GradientOfLast"/>.</param>
/// <param name="GradientOfLast">The place of the gradient of the last state.</param>
/// <param name="GradientOfCell">The place of the gradient of an LSTM's memory, which is that of the next one before and of the last one afterwards.</param>
/// <param name="GradientOfInput">The place of the gradient of what the input gives to the gates of the first row.</param>
/// <param name="GradientOfState">The place of the gradient of what the last state gives to the gates.</param>
internal sealed record RecurrentGradientStep(RecurrentStep Forward, int GradientOfNext, int GradientOfLast, int GradientOfCell, int GradientOfInput, int GradientOfState) : TensorStep;

/// <summary>The sum, mean or largest of each node's neighbours, feature by feature; 0 without one.</summary>
/// <param name="Function">Which.</param>
/// <param name="Edges">The place of the edges, <c>[nodes, nodes]</c> for each row of the batch: 0 where there is none from the column's node to the row's.</param>
/// <param name="X">The place of the nodes, <c>[nodes, features]</c> for each row of the batch.</param>
/// <param name="Y">The place of the results.</param>
/// <param name="Batch">Rows.</param>
/// <param name="Nodes">Nodes of a graph.</param>
/// <param name="Features">Numbers of a node.</param>
internal sealed record NeighborStep(NetworkOperator Function, int Edges, int X, int Y, int Batch, int Nodes, int Features) : TensorStep;

/// <summary>The gradient of the nodes; edges have none. A largest owes all to the first that is it.</summary>
/// <param name="Forward">What was done.</param>
/// <param name="GradientOfY">The place of the gradient of the results.</param>
/// <param name="GradientOfX">The place of the gradient of the nodes.</param>
/// <param name="Accumulate">Whether it is added to what is there.</param>
internal sealed record NeighborGradientStep(NeighborStep Forward, int GradientOfY, int GradientOfX, bool Accumulate) : TensorStep;
