using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <content>Layers over steps, and over the nodes of graphs.</content>
public sealed partial class Tensor
{
    /// <summary>A recurrent layer with gates. Takes <c>[steps, features]</c> and gives the hidden state of each step.</summary>
    /// <param name="hidden">How many numbers the state has.</param>
    /// <param name="bidirectional">Whether a second one goes from the end to the beginning; its states stand behind those of the first.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Gru(int hidden, bool bidirectional = false, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Gru, line, hidden, bidirectional ? 1 : 0);

    /// <summary>A recurrent layer with a memory. Takes <c>[steps, features]</c> and gives the hidden state of each step.</summary>
    /// <param name="hidden">How many numbers the state has.</param>
    /// <param name="bidirectional">Whether a second one goes from the end to the beginning; its states stand behind those of the first.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Lstm(int hidden, bool bidirectional = false, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Lstm, line, hidden, bidirectional ? 1 : 0);

    /// <summary>A plain recurrent layer. Takes <c>[steps, features]</c> and gives the hidden state of each step.</summary>
    /// <param name="hidden">How many numbers the state has.</param>
    /// <param name="bidirectional">Whether a second one goes from the end to the beginning; its states stand behind those of the first.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Rnn(int hidden, bool bidirectional = false, [CallerLineNumber] int line = 0) => Add(NetworkOperator.Rnn, line, hidden, bidirectional ? 1 : 0);

    /// <summary>What each step attends to among keys, with their values.</summary>
    /// <param name="keys">The keys, <c>[others, width]</c>.</param>
    /// <param name="values">The values, <c>[others, features]</c>.</param>
    /// <param name="heads">Into how many heads width and features are divided.</param>
    /// <param name="causal">Whether a step sees no later ones.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Attention(Tensor keys, Tensor values, int heads = 1, bool causal = false, [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(values);
        return Builder.Add(NetworkOperator.Attention, [this, keys, values], [heads, causal ? 1 : 0], line);
    }

    /// <summary>Attention of <c>[steps, features]</c> to itself, with linear layers for queries, keys, values and what comes out.</summary>
    /// <param name="heads">Into how many heads the features are divided.</param>
    /// <param name="causal">Whether a step sees no later ones.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor SelfAttention(int heads = 1, bool causal = false, [CallerLineNumber] int line = 0)
    {
        var width = Shape[^1];
        return Dense(width, line).Attention(Dense(width, line), Dense(width, line), heads, causal, line).Dense(width, line);
    }

    /// <summary>For each node of a graph the sum of its neighbours.</summary>
    /// <param name="edges"><c>[nodes, nodes]</c>: 1 where there is an edge from the column's node to the row's, else 0.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor NeighborSum(Tensor edges, [CallerLineNumber] int line = 0) => Require(edges).With(this, NetworkOperator.NeighborSum, line);

    /// <summary>For each node of a graph the mean of its neighbours; 0 without one.</summary>
    /// <param name="edges"><c>[nodes, nodes]</c>: 1 where there is an edge from the column's node to the row's, else 0.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor NeighborMean(Tensor edges, [CallerLineNumber] int line = 0) => Require(edges).With(this, NetworkOperator.NeighborMean, line);

    /// <summary>For each node of a graph the largest of its neighbours, feature by feature; 0 without one.</summary>
    /// <param name="edges"><c>[nodes, nodes]</c>: 1 where there is an edge from the column's node to the row's, else 0.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor NeighborMax(Tensor edges, [CallerLineNumber] int line = 0) => Require(edges).With(this, NetworkOperator.NeighborMax, line);
}
