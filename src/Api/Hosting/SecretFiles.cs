using Reporting.Application.Settings;

namespace Reporting.Api.Hosting;

/// <summary>Settings that are files, as orchestrators and service managers hand out secrets: <c>ConnectionStrings__Reporting</c> holds a connection string.</summary>
internal static class SecretFiles
{
    public const string Setting = "Reporting:SecretsDirectory";

    /// <summary>Reads every file of the directory that is named, if one is; they stand above all other settings.</summary>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        if (configuration[Setting] is { Length: > 0 } directory)
        {
            if (!Directory.Exists(directory))
            {
                throw new StartupException($"The directory {directory} ({Setting}) is not there.");
            }

            try
            {
                configuration.AddKeyPerFile(Path.GetFullPath(directory), optional: false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StartupException($"A file of the directory {directory} ({Setting}) can't be read: {exception.Message.ReplaceLineEndings(" ")}", exception);
            }
        }
    }
}
