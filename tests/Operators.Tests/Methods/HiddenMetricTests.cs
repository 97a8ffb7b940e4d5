namespace EvoLLM.Operators.Tests;

/// <summary>What is reported for people only must reach no model, or a search could be led by it.</summary>
public sealed class HiddenMetricTests
{
    public static TheoryData<string> Methods => [.. MethodCatalog.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Run_AnyMethod_ShowsNoModelAHiddenMetric(string method)
    {
        await using var server = await MethodRun.StartServerAsync();
        using var run = new MethodRun(method, server) { Evaluations = 40 };
        var export = await run.ExportAsync(workers: 2);
        Assert.Contains(SuccessorEvaluator.HiddenName, export, StringComparison.Ordinal);
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, request =>
        {
            Assert.DoesNotContain(SuccessorEvaluator.HiddenName, request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", request.Body, StringComparison.Ordinal);
        });
    }
}
