using System.Runtime.InteropServices;

namespace EvoLLM.Cli;

/// <summary>
/// Ctrl-C: the first asks the command to end cleanly, a later one ends the process at once. Some senders signal both a
/// process and its group, so what comes right after the first counts as the same.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Same = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _time;
    private readonly PosixSignalRegistration[] _registrations;
    private long? _first;

    /// <summary>Listens from now on.</summary>
    public Interruption(TimeProvider time, CancellationToken cancellationToken)
    {
        _time = time;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Listens no longer. The source is left to the collector: a signal may be on its way to it.</summary>
    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_lock)
        {
            if (_first is null)
            {
                _first = _time.GetTimestamp();
                _ = _source.CancelAsync();
                return;
            }
        }

        if (_time.GetElapsedTime(_first.Value) > Same)
        {
            Environment.Exit(ExitCodes.Interrupted);
        }
    }
}
