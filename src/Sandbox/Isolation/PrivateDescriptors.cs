namespace EvoLLM.Sandbox;

/// <summary>Takes the protocol out of the candidate's reach, before anything else is done in a worker.</summary>
internal static class PrivateDescriptors
{
    /// <summary>The protocol's descriptors are numbered from here, away from those that anything else opens.</summary>
    private const int First = 200;

    private const int DuplicateCloseOnExec = 1030;
    private const int ReadWrite = 2;

    /// <summary>
    /// Moves the protocol from descriptors 0 and 1 to private ones, points 0 and 1 at nothing, closes what was
    /// inherited besides, leaves the terminal's session and binds this process to its host's life. On other systems
    /// than Linux it takes the console's streams. Call it on the main thread.
    /// </summary>
    /// <exception cref="SandboxException">The system refuses it.</exception>
    public static (Stream Input, Stream Output) Take()
    {
        var streams = SystemCallTable.IsKnown ? TakeDescriptors() : (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        return streams;
    }

    private static (Stream Input, Stream Output) TakeDescriptors()
    {
        OpenDescriptors.CloseInherited();
        var streams = (new DescriptorStream(Move(0), readable: true), new DescriptorStream(Move(1), readable: false));
        var nothing = Kernel.Open("/dev/null", ReadWrite);
        Require(nothing, "/dev/null");
        Require(Kernel.Call(SystemCall.Dup3, nothing, 0), "input");
        Require(Kernel.Call(SystemCall.Dup3, nothing, 1), "output");
        Kernel.Call(SystemCall.Close, nothing);

        // Ctrl-C goes to all processes of the terminal's session; when a worker ends is for its host to say.
        Kernel.Call(SystemCall.SetSid);
        ParentDeath.Bind();
        return streams;
    }

    private static int Move(int descriptor)
    {
        var moved = Kernel.Call(SystemCall.Fcntl, descriptor, DuplicateCloseOnExec, First);
        Require(moved, $"descriptor {descriptor}");
        return (int)moved;
    }

    private static void Require(nint result, string what)
    {
        if (result < 0)
        {
            throw new SandboxException($"A worker could not take its protocol from the console ({what}): {Errno.Text()}");
        }
    }
}
