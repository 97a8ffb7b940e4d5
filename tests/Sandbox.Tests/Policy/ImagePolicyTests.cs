namespace EvoLLM.Sandbox.Tests;

/// <summary>The policy on the image by itself, as if the one on the source had seen nothing.</summary>
public sealed class ImagePolicyTests
{
    [Theory]
    [InlineData("_ = System.IO.File.Exists(\"x\"); return xs;", "", "System.IO.File.Exists")]
    [InlineData("System.Threading.Thread.Sleep(1); return xs;", "", "System.Threading.Thread.Sleep")]
    [InlineData("Console.WriteLine(); return xs;", "", "System.Console.WriteLine")]
    [InlineData("return [Environment.TickCount64];", "", "System.Environment.TickCount64")]
    [InlineData("return [new Random().Next()];", "", "System.Random..ctor")]
    [InlineData("return [new Own().Next()];", "sealed class Own : Random { }", "System.Random..ctor")]
    [InlineData("return [Make<Random>().Next()];", "static T Make<T>() where T : new() => new T();", "System.Random..ctor")]
    [InlineData("return [typeof(double).Name.Length];", "", "System.Reflection.MemberInfo.Name")]
    [InlineData("return [xs.GetType().Name.Length];", "", "System.Reflection.MemberInfo.Name")]
    [InlineData("Func<double> f = () => 1; return [f.Method.Name.Length];", "", "System.Delegate.Method")]
    [InlineData("Func<int> f = () => 1; return [(int)f.DynamicInvoke()!];", "", "System.Delegate.DynamicInvoke")]
    [InlineData("return [(double)(Enumerable.Shuffle(xs).First())];", "", "System.Linq.Enumerable.Shuffle")]
    [InlineData("return [Enumerable.InfiniteSequence(1, 1).Last()];", "", "System.Linq.Enumerable.InfiniteSequence")]
    [InlineData("return [Math.ReciprocalEstimate(3)];", "", "System.Math.ReciprocalEstimate")]
    [InlineData("return [new object().GetHashCode(), Unsafe.As<double[]>(new object()).Length];", "", "System.Runtime.CompilerServices.Unsafe.As")]
    [InlineData("return [new Exception().StackTrace!.Length];", "", "System.Exception.StackTrace")]
    [InlineData("var x = Array.CreateInstance(typeof(int), 3); return xs;", "", "System.Array.CreateInstance")]
    [InlineData("System.Threading.Monitor.Enter(xs); return xs;", "", "System.Threading.Monitor.Enter")]
    [InlineData("int x = 1; unsafe { int* p = &x; *p = 2; } return [x];", "", "A pointer")]
    [InlineData("unsafe { fixed (double* p = xs) { p[0] = 2; } } return xs;", "", "A pointer|A pinned local")]
    [InlineData("unsafe { delegate*<int, int> p = &F; return [p(1)]; }", "static int F(int x) => x;", "A function pointer")]
    [InlineData("Span<int> s = stackalloc int[seed]; return [s.Length];", "", "The instruction localloc")]
    [InlineData("var r = __makeref(seed); return [__refvalue(r, int)];", "", "The instruction mkrefany")]
    [InlineData("return [F(__arglist(1))];", "static int F(__arglist) => 1;", "A variable argument list")]
    [InlineData("return [getpid()];", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();", "A native library")]
    [InlineData("return xs;", "[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { }", "The kind of <Module>")]
    [InlineData("return xs;", "sealed class Trap { ~Trap() { } }", "has a finalizer")]
    [InlineData("return xs;", "[System.Runtime.CompilerServices.InlineArray(100)] struct Many { int _x; }", "System.Runtime.CompilerServices.InlineArrayAttribute")]
    [InlineData("return xs;", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] struct U { [System.Runtime.InteropServices.FieldOffset(0)] public object O; }", "The layout of U")]
    [InlineData("return xs;", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 100000)] struct U { public int O; }", "The layout of U")]
    [InlineData("return xs;", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] static void F() { }", "The implementation of F")]
    [InlineData("return xs;", "[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"_size\")] static extern ref int Size(List<int> l);", "System.Runtime.CompilerServices.UnsafeAccessorAttribute")]
    [InlineData("return xs;", "} namespace System.Text { public static class Own { }", "which is reserved")]
    [InlineData("return [F<int>(9)];", "static int F<T>(int n) => n == 0 ? 0 : F<List<T>>(n - 1);", "comes back to itself")]
    [InlineData("return [F<int>(9)];", "static int F<T>(int n) => n == 0 ? 0 : G<T>(n - 1); static int G<T>(int n) => F<T[]>(n);", "comes back to itself")]
    [InlineData("return xs;", "sealed class A<T> { A<A<T>>? Next; }", "comes back to itself")]
    [InlineData("return [((IHash)new Own()).GetHashCode()];", "interface IHash { int GetHashCode(); } sealed class Own : IHash;", "System.Object.GetHashCode")]
    [InlineData("return [F(new Own())];", "static int F<T>(T value) where T : IHash => value.GetHashCode(); interface IHash { int GetHashCode(); } interface IOwn : IHash; struct Own : IOwn;", "System.Object.GetHashCode")]
    [InlineData("return [((ITrace)new Own()).StackTrace!.Length];", "interface ITrace { string? StackTrace { get; } } sealed class Own : Exception, ITrace;", "System.Exception.StackTrace")]
    [InlineData("return [((IData)new Own()).Data.Count];", "interface IData { System.Collections.IDictionary Data { get; } } class Base : Exception; sealed class Own : Base, IData;", "System.Exception.Data")]
    [InlineData("return [new List<D<D<D<D<D<D<long>>>>>>>().FirstOrDefault().A.A.A.A.A.A];", "struct D<T> { public T A, B, C, D1, E, F, G, H; }", "structs of more than")]
    [InlineData("return [Unsafe.SizeOf<D<D<D<D<D<long>>>>>>()];", "struct D<T> { T a, b, c, d, e, f; }", "System.Runtime.CompilerServices.Unsafe.SizeOf")]
    public void Check_ImageThatHoldsWhatItMayNot_NamesIt(string body, string members, string named)
    {
        var source = "using System.Runtime.CompilerServices;\n" + Programs.Source(body, members);
        var gated = Images.Gate(source, allowUnsafe: body.Contains("unsafe", StringComparison.Ordinal) || body.Contains("stackalloc", StringComparison.Ordinal));
        Assert.True(gated.Image.IsEmpty);
        Assert.Contains(gated.Messages, message => named.Split('|').Any(name => name.Length > 0 && message.Text.Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("struct S0 { public double A; } struct S1 { public S0 A, B; } struct S2 { public S1 A, B; } struct S3 { public S2 A, B; } struct S4 { public S3 A, B; } struct S5 { public S4 A, B; } struct S6 { public S5 A, B; } struct S7 { public S6 A, B; } struct S8 { public S7 A, B; } struct S9 { public S8 A, B; } struct S10 { public S9 A, B; }", "S10")]
    [InlineData("struct D<T> { public T A, B, C, D_; } struct Own { public D<D<D<D<D<long>>>>> Big; }", "Own")]
    public void Check_StructThatWouldFillTheStack_IsRefusedByName(string members, string name)
    {
        var message = Assert.Single(Images.Gate(Programs.Source("return xs;", members)).Messages);
        Assert.StartsWith($"{name} is a struct", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IArea shape = new Own(); return [shape.Area(), shape.Name.Length, shape.ToString()!.Length];", "interface IArea { double Area(); string Name => \"x\"; string? ToString(); } class Base { public virtual double Area() => 1; } sealed class Own : Base, IArea;")]
    [InlineData("IHash own = new Own(3); return [own.GetHashCode()];", "interface IHash { int GetHashCode(); } sealed record Own(int N) : IHash;")]
    [InlineData("ICounted own = new Own(); return [own.Count];", "interface ICounted { int Count { get; } } sealed class Own : List<int>, ICounted;")]
    public void Check_InterfaceThatIsImplementedByWhatMayBeNamed_Passes(string body, string members) =>
        Assert.Empty(Images.Gate(Programs.Source(body, members)).Messages);

    [Fact]
    public void Check_MethodOfThousandsOfTries_IsRefused()
    {
        var body = string.Concat(Enumerable.Repeat("try { seed++; } finally { seed--; }\n", 200)) + "return xs;";
        Assert.Contains("Solve", Assert.Single(Images.Gate(Programs.Source(body)).Messages).Text, StringComparison.Ordinal);
    }
}
