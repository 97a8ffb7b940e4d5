using System.Runtime.Loader;

namespace EvoLLM.Sandbox;

/// <summary>Runs candidates inside a worker, each loaded for one run and unloaded after it, so that its statics die with it.</summary>
internal sealed class CandidateRun(IHarness harness, string typeName, int outputLimit)
{
    private const int MaxErrorLength = 500;

    /// <summary>Runs the candidate of a request and packs the answer.</summary>
    public byte[] Run(byte[] request)
    {
        using var fields = Frame.Open(request);
        var image = fields.ReadBytes();
        var input = fields.ReadBytes();
        var context = new AssemblyLoadContext("candidate", isCollectible: true);
        try
        {
            using var stream = new MemoryStream(image);
            var type = context.LoadFromStream(stream).GetType(typeName, throwOnError: true)!;
            var output = harness.Run(new LoadedCandidate(type), input);
            return output.Length <= outputLimit
                ? Answer(RunStatus.Completed, output, "")
                : Answer(RunStatus.InvalidResult, [], $"The result has {output.Length} bytes; {outputLimit} are allowed.");
        }
        catch (Exception exception)
        {
            return Failure(exception, context);
        }
        finally
        {
            context.Unload();
        }
    }

    private static byte[] Failure(Exception exception, AssemblyLoadContext context) => exception switch
    {
        InvalidResultException => Answer(RunStatus.InvalidResult, [], exception.Message),
        OutOfMemoryException => Answer(RunStatus.OutOfMemory, [], "The candidate used more memory than it may."),
        TypeInitializationException { InnerException: { } inner } => Failure(inner, context),
        _ => Answer(RunStatus.RuntimeFailed, [], Describe(exception, context)),
    };

    private static string Describe(Exception exception, AssemblyLoadContext context)
    {
        var type = exception.GetType();

        // The message of an exception type that the candidate declares is the candidate's code.
        var own = AssemblyLoadContext.GetLoadContext(type.Assembly) == context;
        var text = own ? type.Name : $"{type.Name}: {exception.Message.ReplaceLineEndings(" ")}";
        return text.Length <= MaxErrorLength ? text : text[..MaxErrorLength];
    }

    private static byte[] Answer(RunStatus status, byte[] output, string error) => Frame.Pack(answer =>
    {
        answer.Write((byte)status);
        answer.Write(error);
        answer.WriteBytes(output);
    });
}
