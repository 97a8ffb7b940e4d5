using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Runs something on the thread that runs finalizers, which was there before any restriction of ours.</summary>
internal sealed class FinalizerThread
{
    private readonly Action _action;

    private FinalizerThread(Action action) => _action = action;

    ~FinalizerThread() => _action();

    /// <summary>Runs a function there and waits for what it gives.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    public static T? Run<T>(Func<T> function)
    {
        T? result = default;
        Drop(() => result = function());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(Action action) => _ = new FinalizerThread(action);
}
