namespace EvoLLM.Operators;

/// <summary>Guesses token counts where the endpoint does not report them: four characters a token, rounded up.</summary>
internal static class TokenEstimate
{
    public const int CharactersPerToken = 4;

    public static long Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;
}
