namespace Reporting.Demo;

/// <summary>The one switch without a value: written as a setting, since the command line would take what follows it for its value.</summary>
internal static class DemoSwitch
{
    public const string Setting = "Reporting:Demo";

    private const string Switch = "--demo";

    public static string[] Expand(IEnumerable<string> arguments)
        => [.. arguments.Select(argument => string.Equals(argument, Switch, StringComparison.Ordinal) ? $"--{Setting}=true" : argument)];
}
