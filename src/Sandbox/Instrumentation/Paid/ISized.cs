namespace EvoLLM.Sandbox;

/// <summary>Something that a sequence is made of, and that has a size.</summary>
internal interface ISized
{
    /// <summary>Its size now.</summary>
    /// <param name="pass">The number of the pass that is paid for: what occurs twice in it is measured once.</param>
    SequenceSize Measure(long pass);
}
