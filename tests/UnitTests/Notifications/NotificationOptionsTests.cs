using System.ComponentModel.DataAnnotations;
using NUnit.Framework;
using Reporting.Application.Notifications;

namespace Reporting.UnitTests.Notifications;

internal sealed class NotificationOptionsTests
{
    [Test]
    public void What_is_usual_is_fine()
    {
        Assert.That(FaultsOf(new NotificationOptions()), Is.Empty);
        Assert.That(FaultsOf(new SmtpOptions()), Is.Empty);
        Assert.That(FaultsOf(new SmtpOptions { Host = "mail", From = "reporting@example.com", UserName = "reporting", Password = "secret" }), Is.Empty);
    }

    [Test]
    public void What_means_nothing_is_refused()
        => Assert.That(
            FaultsOf(new NotificationOptions { AllowedNetworks = "10/8", AllowedAddresses = "https://x", BaseUrl = "reporting", EncryptionKey = "c2hvcnQ=" }),
            Is.EqualTo(["AllowedNetworks", "AllowedAddresses", "BaseUrl", "EncryptionKey"]));

    [Test]
    public void A_mail_server_needs_a_sender_and_TLS_for_a_password()
        => Assert.That(
            FaultsOf(new SmtpOptions { Host = "mail", From = "Reporting <reporting@example.com>", Password = "secret", Security = SmtpSecurity.None }),
            Is.EqualTo(["From", "UserName", "Security"]));

    [TestCase("ada@example.com", true)]
    [TestCase("ada.b+c@mail.example.com", true)]
    [TestCase("ada@localhost", true)]
    [TestCase("ada", false)]
    [TestCase("ada@", false)]
    [TestCase("ada@example.com\n", false)]
    [TestCase("ada@example.com, bob@example.com", false)]
    [TestCase("<ada@example.com>", false)]
    [TestCase("ada..b@example.com", false)]
    public void An_address_is_one_plain_address(string text, bool valid) => Assert.That(MailAddress.IsValid(text), Is.EqualTo(valid));

    private static IEnumerable<string> FaultsOf(object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.SelectMany(result => result.MemberNames);
    }
}
