namespace EvoLLM.Operators;

/// <summary>One change that an answer asks for.</summary>
internal interface IProgramEdit
{
    /// <summary>The changed program, or the reason why the edit has no place in it.</summary>
    /// <param name="program">The program with <c>\n</c> as its line end.</param>
    ExtractedCode Apply(string program);
}
