namespace EvoLLM.Sandbox;

/// <summary>What a call of the framework is paid by.</summary>
internal enum CallCost
{
    /// <summary>Nothing: it takes as long whatever it is given.</summary>
    Free,

    /// <summary>The size of all that it is given, the instance too.</summary>
    All,

    /// <summary>The size of the instance.</summary>
    Instance,

    /// <summary>The size of the arguments.</summary>
    Arguments,

    /// <summary>The size of all that it is given, a step for each element.</summary>
    Each,

    /// <summary>The length of a text or number that is the first argument: what is hashed or compared once.</summary>
    Key,

    /// <summary>The number that is the last argument.</summary>
    Count,

    /// <summary>The size of the instance if it has to be searched through or moved.</summary>
    Search,
}
