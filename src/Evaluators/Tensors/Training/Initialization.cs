namespace EvoLLM.Evaluators;

/// <summary>How parameters are drawn before a training, as frameworks name it. Scales of normalisation are 1 and shifts 0, whatever is chosen.</summary>
internal enum Initialization
{
    /// <summary>Weights and biases uniform up to one over the root of the inputs, tables of vectors normal: what layers of frameworks begin with.</summary>
    Default,

    /// <summary>Weights uniform with a variance of 2 over the inputs (He et al. 2015), biases 0.</summary>
    KaimingUniform,

    /// <summary>Weights normal with a variance of 2 over the inputs (He et al. 2015), biases 0.</summary>
    KaimingNormal,

    /// <summary>Weights uniform with a variance of 2 over inputs and outputs together (Glorot and Bengio 2010), biases 0.</summary>
    XavierUniform,

    /// <summary>Weights normal with a variance of 2 over inputs and outputs together (Glorot and Bengio 2010), biases 0.</summary>
    XavierNormal,
}
