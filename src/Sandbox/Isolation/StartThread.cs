using System.Collections.Concurrent;

namespace EvoLLM.Sandbox;

/// <summary>
/// The thread that starts all workers. It lasts as long as the host, because a worker is ended with the thread that
/// started it, not with its process; see PR_SET_PDEATHSIG in <c>prctl(2)</c>.
/// </summary>
internal static class StartThread
{
    private static readonly BlockingCollection<Action> Work = Begin();

    /// <summary>Runs something on the thread.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    public static Task<T> RunAsync<T>(Func<T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                result.SetResult(function());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        });
        return result.Task;
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                action();
            }
        })
        { IsBackground = true, Name = "worker starter" };
        thread.Start();
        return work;
    }
}
