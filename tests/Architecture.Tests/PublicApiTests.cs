using System.Reflection;
using PublicApiGenerator;

namespace EvoLLM.Architecture.Tests;

/// <summary>The public surface changes on purpose only. EVOLLM_APPROVE=1 writes the approved texts anew.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Evolver")]
    [InlineData("Operators")]
    [InlineData("Sandbox")]
    [InlineData("Evaluators")]
    [InlineData("Experiments")]
    public void PublicApi_Project_IsTheApprovedOne(string project)
    {
        var surface = Assembly.Load($"EvoLLM.{project}").GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        var path = Path.Combine(ApprovedFolder(), $"{project}.txt");
        if (Environment.GetEnvironmentVariable("EVOLLM_APPROVE") == "1")
        {
            File.WriteAllText(path, surface + "\n");
        }

        Assert.Equal(File.ReadAllText(path), surface + "\n");
    }

    private static string ApprovedFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EvoLLM.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return Path.Combine(folder, "tests", "Architecture.Tests", "Approved");
    }
}
