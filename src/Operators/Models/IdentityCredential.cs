using Azure.Core;
using Azure.Identity;

namespace EvoLLM.Operators;

/// <summary>
/// Asks an identity for tokens, by default that of the machine or of whoever is signed in on it. Where none can be had, one
/// line says so, and soon; tokens are kept out of texts.
/// </summary>
/// <param name="given">The identity; <see langword="null"/> for what is found when the first token is wanted.</param>
/// <param name="scrubber">Is told of every token.</param>
internal sealed class IdentityCredential(TokenCredential? given, SecretScrubber scrubber) : TokenCredential
{
    private const int MaxReason = 160;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(10);

    private readonly Lazy<TokenCredential> _identity = new(() => given ?? Find());

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are had asynchronously only.");

    /// <inheritdoc/>
    /// <exception cref="AnswerException">There is no token.</exception>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            var token = await _identity.Value.GetTokenAsync(requestContext, cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            scrubber.Add(token.Token);
            return token;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AnswerException($"there is no key, and no identity of Azure gives a token{Reason(exception)}; set AZURE_OPENAI_API_KEY, or sign in, e.g. with 'az login'")
            {
                Retry = false,
                Fatal = true,
            };
        }
    }

    /// <summary>What needs a browser or a development environment, or takes long to start, is left out.</summary>
    private static DefaultAzureCredential Find()
    {
        var options = new DefaultAzureCredentialOptions
        {
            ExcludeVisualStudioCredential = true,
            ExcludeVisualStudioCodeCredential = true,
            ExcludeAzurePowerShellCredential = true,
            ExcludeInteractiveBrowserCredential = true,
            ExcludeBrokerCredential = true,
            CredentialProcessTimeout = StepPatience,
        };
        options.Retry.MaxRetries = 1;
        options.Retry.NetworkTimeout = StepPatience;
        return new DefaultAzureCredential(options);
    }

    // Where none is set up, the library lists all that it tried on many lines; what was set up and failed is worth a word.
    private static string Reason(Exception exception)
    {
        if (exception is CredentialUnavailableException)
        {
            return "";
        }

        var line = exception is TimeoutException ? $"no answer within {Patience.TotalSeconds:0} s" : exception.Message.Split('\n')[0].Trim().TrimEnd('.');
        return $" ({(line.Length <= MaxReason ? line : line[..MaxReason] + "...")})";
    }
}
