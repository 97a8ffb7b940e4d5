using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>
/// The worker's side: reads one candidate after the other from standard input and answers on standard output. The
/// reading thread ends the process when the host is gone, whatever a candidate is doing.
/// </summary>
internal static class WorkerProgram
{
    private const int CandidateStackBytes = 16 << 20;

    public static async Task<int> RunAsync()
    {
        // Ctrl-C goes to the whole group of processes; when a worker ends is for its host to say.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);

        if (await Frame.ReadAsync(input, int.MaxValue, CancellationToken.None).ConfigureAwait(false) is not { } hello)
        {
            return 0;
        }

        if (Start(hello, output) is not { } evaluation)
        {
            return 1;
        }

        while (await Frame.ReadAsync(input, int.MaxValue, CancellationToken.None).ConfigureAwait(false) is { } request)
        {
            var thread = new Thread(() => output.Write(evaluation.Run(request)), CandidateStackBytes) { IsBackground = true, Name = "candidate" };
            thread.Start();
        }

        return 0;
    }

    private static CandidateRun? Start(byte[] hello, Stream output)
    {
        using var fields = Frame.Open(hello);
        try
        {
            if (fields.ReadInt32() != Frame.ProtocolVersion)
            {
                throw new SandboxException("The worker program is of another version than the host; build the solution again.");
            }

            var harness = HarnessLoader.Load(fields.ReadString(), fields.ReadString());
            var evaluation = new CandidateRun(harness, fields.ReadString(), fields.ReadInt32());
            output.Write(Frame.Pack(ready => ready.Write("")));
            return evaluation;
        }
        catch (Exception exception)
        {
            output.Write(Frame.Pack(failed => failed.Write(exception.Message)));
            return null;
        }
    }
}
